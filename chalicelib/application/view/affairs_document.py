"""The document of all affairs: the open ones by who must act, and those that ended."""

from collections.abc import Iterable, Sequence

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.reading import Fields
from chalicelib.domain.sale.turn import Who


def affairs_document(words: Translations, customer: str, contact: str, rows: Sequence[Fields], *, all_shown: bool) -> Fields:
    """The open affairs; they are counted where these are all of them."""
    counted = words.ngettext(
        "%(n)s open order or quote for %(customer)s.", "%(n)s open orders and quotes for %(customer)s.", len(rows)
    )
    none = words.gettext("No order or quote is open for %(customer)s.")
    some = (counted if rows else none) if all_shown else words.gettext("Open orders and quotes of %(customer)s.")
    yours = sum(row["who"] == "you" for row in rows)
    waiting = words.ngettext("%(n)s waits for you to act.", "%(n)s wait for you to act.", yours) % {"n": yours}
    return {
        "lang": words.lang,
        "title": words.gettext("All your orders and quotes in progress"),
        "customer": customer,
        "contact": contact,
        "summary": some % {"n": words.number(len(rows)), "customer": customer},
        "yours": waiting if yours and all_shown else None,
        "groups": list(_groups(words, rows)),
    }


def closed_document(words: Translations, rows: Sequence[Fields]) -> Fields:
    """The affairs that ended."""
    return {"lang": words.lang, "title": words.gettext("Finished orders and quotes"), "rows": list(rows)}


def _groups(words: Translations, rows: Sequence[Fields]) -> Iterable[Fields]:
    titles: tuple[tuple[Who, str, str], ...] = (
        ("you", words.pgettext("affairs", "With you"), words.gettext("What waits for you")),
        ("us", words.pgettext("affairs", "With us"), words.gettext("What we are doing")),
        ("nobody", words.gettext("Nothing to do"), words.gettext("How it stands")),
    )
    for who, title, column in titles:
        found = [row for row in rows if row["who"] == who]
        if found:
            yield {"who": who, "title": title, "column": column, "rows": found}
