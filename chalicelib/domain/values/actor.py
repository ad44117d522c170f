"""Who acted, and how it came in."""

from typing import Literal

from msgspec import Struct

from chalicelib.domain.values.fields import Id

ActorKind = Literal["contact", "manager", "accountant", "carrier", "system"]
Channel = Literal["link", "staff", "event"]


class Actor(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who did it: the kind, and the contact's id or the key of a signature in seller.toml; never a name."""

    kind: ActorKind
    id: Id | None = None
