"""Who of staff is signed in: their name, roles and rights, and who their colleagues are."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from chalicelib.application.caller import Caller, staff_only
from chalicelib.application.seller import Colleague, Seller
from chalicelib.application.staff.initials import initials
from chalicelib.domain.sale.command_registry import COMMAND_SPECS, may
from chalicelib.domain.values.calendar import SATURDAY, is_working_day
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.roles import Role

AHEAD = 120
"""Days for which holidays are said."""


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
    today: the day in Paris. holidays: those of the seller in the coming months that fall on a day of work. seller: its name.
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
    holidays: tuple[date, ...]
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
        staff=(*_listed(seller.staff, left=False), *_listed(seller.former, left=True)),
        languages=seller.languages,
        undo_seconds=seller.desk.undo_seconds,
        today=today,
        holidays=tuple(day for day in _ahead(today) if day.weekday() < SATURDAY and not is_working_day(day)),
        seller=seller.name,
    )


def _ahead(today: date) -> Iterator[date]:
    return (today + timedelta(days=days) for days in range(AHEAD))


def commands_of(caller: Caller) -> list[str]:
    """Give the types of the commands of staff that one of the caller's roles is allowed."""
    sources = ("opening", "manager", "accountant")
    return [str(row.command.__struct_config__.tag) for row in COMMAND_SPECS.values()
            if row.source in sources and may(caller.roles, row.command)]  # fmt: skip


def _listed(staff: Mapping[str, Colleague], *, left: bool) -> Iterator[ListedColleague]:
    return (ListedColleague(key, one.name, initials(one.name), left) for key, one in staff.items())
