"""The statement of an account: what it came to between two days, and what is open of it at the last of them."""

from datetime import date

from msgspec import Struct

from chalicelib.application.view.shapes.seller_contact import ShownBank, ShownContact
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.values.language import Language


class ShownAge(Struct, frozen=True):
    """What is to be paid of one age; cells: how many invoices, each a cell of the scale; late: it was due before that day."""

    title: str
    amount: str | None
    note: str
    cells: int
    late: bool


class ShownOpenItem(Struct, frozen=True):
    """Something that is open at the last day, texts ready to show; an amount with a minus is in the customer's favour.

    number: of its document, null where it is none. reference: of the dossier that shows it, null of a payment that is kept for
    the account. token: of the reader's own link there; null: one is given by POST. late: it was due before that day.
    """

    number: str | None
    name: str
    note: str | None
    reference: str | None
    token: str | None
    due: str | None
    due_note: str | None
    late: bool
    state: str
    who: Who
    wait: str
    amount: str


class ShownMovement(Struct, frozen=True):
    """A movement of the account: it adds `owed` to what the customer owes, or takes `paid` off; the other one is null."""

    on: date
    day: str
    number: str | None
    text: str
    reference: str | None
    token: str | None
    due: str | None
    owed: str | None
    paid: str | None
    balance: str


class StatementDocument(Struct, frozen=True):
    """A statement; its movements are those from the first day to the last, ages and what is open are of the end of the last.

    whole: whether it is of the account's every dossier. currencies: all that the account has; a statement is in one of them.
    bank: where a transfer goes, empty where nothing is to be paid. partial: what the reader does not see.
    """

    lang: Language
    title: str
    customer: str
    first: date
    last: date
    today: date
    verdict: list[str]
    late: bool
    lead: str
    partial: str | None
    ages_title: str
    ages: list[ShownAge]
    open_title: str
    items: list[ShownOpenItem]
    movements_title: str
    opening_day: str
    opening: str
    movements: list[ShownMovement]
    closing_day: str
    closing: str
    currency: str
    currencies: list[str]
    bank: list[ShownBank]
    seller: ShownContact
    whole: bool
