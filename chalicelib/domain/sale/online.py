"""How a customer orders from the page: what they want, said and agreed to."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.sale.lines import Part, ReservedPart


class Online(Struct, frozen=True, omit_defaults=True):
    """What a customer said with an order from the page.

    signer: the id of the name that they typed. terms: SHA-256 (hexadecimal) of the general terms that they accepted.
    revision: of the offer that they ordered. until: the moment (UTC) until which they can take the order back themselves.
    delivery: the address that it goes to, by id, where that is not the offer's. on_site: whom to ask for there, by the id of what
    was typed. wished: the day before which it is not to arrive. files: of their own order, by SHA-256 (hexadecimal).
    arrives: the day (Paris) on which all of it was to be there, as they were told: with the order, or once staff confirmed it.
    rest: the dossier of the offer of what they left; reserved: pieces, of lines of the first offer, that stay reserved in it.
    code: whether a mailed code was given with it. contact: by whose link it came, of an order that staff confirmed.
    """

    signer: str
    terms: str
    revision: int
    until: datetime
    delivery: str | None = None
    on_site: str | None = None
    wished: date | None = None
    files: tuple[str, ...] = ()
    rest: str | None = None
    code: bool = False
    arrives: date | None = None
    reserved: tuple[ReservedPart, ...] = ()
    contact: str | None = None

    @property
    def announced(self) -> date | None:
        """The day (Paris) that is announced with the order: the one that was told, or a later one that was wished for."""
        return None if self.arrives is None else max(self.arrives, self.wished or self.arrives)


class Wanted(Struct, frozen=True, omit_defaults=True):
    """An order as it is asked for: pieces of the offer's lines, the customer's own numbers, and what was said with it."""

    parts: tuple[Part, ...]
    online: Online
    customer_reference: str | None = None
    engagement: str | None = None
