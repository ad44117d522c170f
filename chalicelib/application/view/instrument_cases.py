"""The cases of an instrument as its passport and the list show them: what the case's own row among affairs says."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import when
from chalicelib.application.view.shapes.affair_list import ShownAffair
from chalicelib.application.view.shapes.instruments import DossierWay, ShownCase
from chalicelib.domain.instrument.instrument import CaseMark

RowOf = Callable[[str, Loaded], ShownAffair | None]
"""Gives the row of a dossier among the reader's affairs, None where it is not theirs to see."""


def shown_cases(
    translations: Translations, marks: tuple[CaseMark, ...], dossiers: Mapping[str, Loaded], row_of: RowOf, today: date
) -> list[ShownCase]:
    """Give the cases, in the order in which they began."""
    return list(_cases(translations, marks, dossiers, row_of, today))


def _cases(
    translations: Translations, marks: tuple[CaseMark, ...], dossiers: Mapping[str, Loaded], row_of: RowOf, today: date
) -> Iterator[ShownCase]:
    w = translations
    for mark in marks:
        head = dossiers.get(mark.dossier)
        row = row_of(mark.dossier, head) if head else None
        since = w.gettext("since %(day)s") % {"day": when(w, mark.opened, today)}
        over = w.gettext("ended on %(day)s") % {"day": when(w, mark.closed, today)} if mark.closed else None
        yield ShownCase(
            number=mark.number,
            state=over or since,
            text=_text(row) if row else over or since,
            who=row.who if row and mark.closed is None else "nobody",
            way=DossierWay(mark.number, row.reference, row.token) if row else None,
        )


def _text(row: ShownAffair) -> str:
    """Say what waits for the reader; else where it stands."""
    if row.who == "you":
        return row.wait
    return f"{row.step}, {row.step_note}" if row.step_note else row.step
