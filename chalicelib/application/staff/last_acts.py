"""Who acted last about a dossier, and who put it aside, as staff read it."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale.aside import Aside
from chalicelib.domain.values.actor import Actor


class ShownLastAct(Struct, frozen=True):
    """Who acted last, by name, and when; key: the colleague's, or the id of the customer's contact; ours: whether staff did."""

    who: str
    key: str | None
    ours: bool
    at: datetime


class ShownAside(Struct, frozen=True):
    """Until when it was put aside, and by whom."""

    until: date
    by: str


def last_act(reading: AnyReading) -> ShownLastAct | None:
    """Give who acted last; None where nobody has since that is kept."""
    last = reading.state.last_act
    return ShownLastAct(name_of(reading, last.by), last.by.id, last.by.kind != "contact", last.at) if last else None


def aside(reading: AnyReading, put_aside: Aside | None) -> ShownAside | None:
    """Give until when it was put aside."""
    return ShownAside(put_aside.until, name_of(reading, put_aside.by)) if put_aside else None


def name_of(reading: AnyReading, actor: Actor) -> str:
    """Give the name of who acted: a contact's or a colleague's, else how such an act is signed."""
    if actor.kind == "contact":
        return reading.contact(actor.id)
    colleague = reading.seller.colleague(actor.id or "")
    return colleague.name if colleague else reading.seller.signature(actor, reading.translations.lang)
