"""Who has access to a dossier, as its page shows it to whoever may let others in."""

from typing import Literal

from msgspec import Struct

from chalicelib.application.view.shapes.seller_contact import ShownContact
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.values.language import Language


class ShownPerson(Struct, frozen=True):
    """A person with a link in force.

    can_do: what the link permits. origin, since: who gave it, and when. last_act: what the person did last, never what they read.
    outside: whether their address is of another domain than the customer's. until: its own last day.
    about: the link in one sentence. act: what the reader may do with it, None with `why_not` where that is not theirs to do.
    """

    link: str
    name: str
    email: str
    you: bool
    scope: Scope
    can_do: str
    origin: str
    since: str
    last_act: str | None
    last_act_on: str | None
    outside: bool
    until: str | None
    about: str
    act: Literal["replace", "remove"] | None
    why_not: str | None


class ShownRemoved(Struct, frozen=True):
    """A link that opens nothing any more: since when, whose it was, and who took it away."""

    on: str
    who: str
    note: str


class ShownScope(Struct, frozen=True):
    """What a colleague may be let in for; cannot: what they cannot do with it, button: what it says."""

    scope: Scope
    label: str
    hint: str
    cannot: str
    button: str


class ShownShare(Struct, frozen=True):
    """What the sheet for a colleague shows; domains: those of the customer's addresses, in small letters, as the wire has them.

    first, last: between which days a link's own last day may be.
    """

    scopes: list[ShownScope]
    customer: str
    domains: list[str]
    reading_only: bool
    first: str
    last: str
    languages: list[Language]


class AccessDocument(Struct, frozen=True):
    """Who has a link, who had one, and whom the reader may let in.

    share: None where they may not, with `share_note`. shared: how many links end where the reader ends all shared ones.
    """

    version: str
    lang: Language
    reference: str
    title: str
    summary: str
    outside_note: str | None
    people: list[ShownPerson]
    read_note: str
    removed: list[ShownRemoved]
    share: ShownShare | None
    share_note: str | None
    shared: int
    email: str
    foot: str
    contact: ShownContact
