"""The document of all affairs: the open ones by who must act, and those that ended."""

from collections.abc import Iterable, Sequence

from chalicelib.application.customer.visitor import Visitor
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller
from chalicelib.application.view.details import desk
from chalicelib.application.view.shapes.affair_list import AffairsDocument, ClosedDocument, ShownAffair, ShownGroup
from chalicelib.domain.sale.turn import Who


def affairs_document(
    translations: Translations,
    seller: Seller,
    visitor: Visitor,
    rows: Sequence[ShownAffair],
    *,
    all_shown: bool,
    closed: int | None,
    cursor: str | None,
) -> AffairsDocument:
    """Give the open affairs of a visitor; they are counted where these are all of them, and beside them those that are closed."""
    customer = visitor.account.people.name
    counted = translations.ngettext(
        "%(n)s open order or quote for %(customer)s.", "%(n)s open orders and quotes for %(customer)s.", len(rows)
    )
    none = translations.gettext("No order or quote is open for %(customer)s.")
    some = (counted if rows else none) if all_shown else translations.gettext("Open orders and quotes of %(customer)s.")
    yours = sum(row.who == "you" for row in rows)
    waiting = translations.ngettext("%(n)s waits for you to act.", "%(n)s wait for you to act.", yours) % {"n": yours}
    return AffairsDocument(
        lang=translations.lang,
        title=translations.gettext("All your orders and quotes in progress"),
        customer=customer,
        contact=visitor.contact.name,
        summary=some % {"n": translations.decimal(len(rows)), "customer": customer},
        yours=waiting if yours and all_shown else None,
        groups=list(_groups(translations, rows)),
        seller=desk(seller, translations),
        whole=visitor.grant.whole,
        closed=closed,
        cursor=cursor,
    )


def closed_document(translations: Translations, rows: Sequence[ShownAffair], cursor: str | None) -> ClosedDocument:
    """Give the affairs that ended."""
    return ClosedDocument(
        lang=translations.lang, title=translations.gettext("Finished orders and quotes"), rows=list(rows), cursor=cursor
    )


def _groups(translations: Translations, rows: Sequence[ShownAffair]) -> Iterable[ShownGroup]:
    titles: tuple[tuple[Who, str, str], ...] = (
        ("you", translations.pgettext("affairs", "With you"), translations.gettext("What waits for you")),
        ("us", translations.pgettext("affairs", "With us"), translations.gettext("What we are doing")),
        ("nobody", translations.gettext("Nothing to do"), translations.gettext("How it stands")),
    )
    for who, title, column in titles:
        group = [row for row in rows if row.who == who]
        if group:
            yield ShownGroup(who=who, title=title, column=column, rows=group)
