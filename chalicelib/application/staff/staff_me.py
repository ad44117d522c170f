"""Who of staff is signed in: their name, roles and rights, and who their colleagues are."""

from datetime import date

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.seller import Seller
from chalicelib.domain.sale.command_registry import COMMAND_SPECS, may
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.roles import Role


class ListedColleague(Struct, frozen=True):
    """A colleague as the desk shows them; left: that they are there no more."""

    key: str
    name: str
    initials: str
    left: bool


class Me(Struct, frozen=True, rename={"staff": "colleagues"}):
    """Whoever is signed in; key, name and lang are null where the user is tied to no colleague.

    may: the types of the commands on a dossier that one of their roles is allowed. staff: all colleagues, sent as `colleagues`.
    languages: those that customers are written to in. undo_seconds: for how long mails wait where that was asked for.
    today: the day in Paris. seller: its name.
    """

    key: str | None
    name: str | None
    lang: Language | None
    roles: tuple[Role, ...]
    may: tuple[str, ...]
    staff: tuple[ListedColleague, ...]
    languages: tuple[Language, ...]
    undo_seconds: int
    today: date
    seller: str


def me(caller: Caller, seller: Seller, today: date) -> Me:
    """Give who asks. Raises Forbidden."""
    staff_only(caller)
    colleague = seller.staff.get(caller.username)
    return Me(
        key=caller.username if colleague else None,
        name=colleague.name if colleague else None,
        lang=colleague.language if colleague else None,
        roles=tuple(sorted(caller.roles)),
        may=tuple(sorted(commands_of(caller))),
        staff=tuple(ListedColleague(key, one.name, initials(one.name), left=False) for key, one in seller.staff.items()),
        languages=seller.languages,
        undo_seconds=seller.desk.undo_seconds,
        today=today,
        seller=seller.name,
    )


def commands_of(caller: Caller) -> list[str]:
    """Give the types of the commands of staff that one of the caller's roles is allowed."""
    sources = ("opening", "manager", "accountant")
    return [str(row.command.__struct_config__.tag) for row in COMMAND_SPECS.values()
            if row.source in sources and may(caller.roles, row.command)]  # fmt: skip


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()] or [name]
    first, *others = words
    return f"{first[0]}{others[-1][0] if others else ''}".upper()
