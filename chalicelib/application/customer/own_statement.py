"""Whose movements a contact reads: those of the dossiers that their link to all affairs shows today, and no others."""

from collections.abc import Iterator, Mapping, Sequence

from chalicelib.application.customer.affairs import MOST, Folder
from chalicelib.application.payment.account_statement import Readable
from chalicelib.application.payment.ledger_rows import LedgerLine, kept_for, ledger_of, lines_of, unsettled_of
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.dossier import Dossier


def readable_by(folder: Folder) -> Readable:
    """Give what the visitor may read of their account.

    What is kept for the account is of nobody's dossier: it is for those alone who see the whole account.
    """
    account, whole = folder.visitor.account.people.account, folder.visitor.grant.whole
    rows, unsettled = ledger_of(folder.lists, account), unsettled_of(folder.lists, account)
    every = sorted({*unsettled, *(line.reference for line in rows if line.reference)})
    links: dict[str, Link | None] = {}
    for references in _some(every):
        for reference, state in folder.store.entitlements(references):
            opened = folder.opened(state)
            if opened and opened.view == "full":
                links[reference] = opened.link
    heads = heads_of(folder.store, [reference for reference in unsettled if reference in links])
    lines = fresh(rows, heads, links)
    kept = kept_for(folder.lists, account) if whole else []
    return Readable(lines, kept, links, heads, len(every) - len(links) if whole else 0)


def heads_of(store: DossierStore, references: Sequence[str]) -> list[tuple[str, Loaded]]:
    """Give the heads of dossiers as they are now."""
    return [head for some in _some(references) for head in store.load_all(some)]


def _some(references: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield as many as one batch reads."""
    for first in range(0, len(references), MOST):
        yield references[first : first + MOST]


def fresh(rows: Sequence[LedgerLine], heads: Sequence[tuple[str, Loaded]], among: Mapping[str, Link | None]) -> list[LedgerLine]:
    """Give the lines of some dossiers, by their states where these are at hand."""
    return list(_fresh(rows, dict(heads), among))


def _fresh(rows: Sequence[LedgerLine], heads: Mapping[str, Loaded], among: Mapping[str, Link | None]) -> Iterator[LedgerLine]:
    for row in rows:
        if row.reference in among and row.reference not in heads:
            yield row
    for reference, (state, _) in heads.items():
        if isinstance(state, Dossier):
            yield from lines_of(reference, state)
