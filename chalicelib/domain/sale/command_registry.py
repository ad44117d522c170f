"""Every command by its row: looked up by the command's type."""

from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import or_
from typing import Any, cast

from chalicelib.domain.sale.command_spec import C, CommandSpec, Source
from chalicelib.domain.sale.registry import FEATURE_COMMANDS
from chalicelib.domain.values.roles import Role

COMMAND_SPECS: Mapping[type, CommandSpec[Any]] = {row.command: row for rows in FEATURE_COMMANDS for row in rows}
"""By type. Each row was checked against its own command where it is written; here they are of any."""


def spec_of(command: C) -> CommandSpec[C]:
    """Give the row of a command."""
    return cast("CommandSpec[C]", COMMAND_SPECS[type(command)])


def may(roles: frozenset[Role], command: type) -> bool:
    """Say whether one of the roles is allowed the command; a role that is not named for it is denied it."""
    row = COMMAND_SPECS.get(command)
    return row is not None and bool(row.roles & roles)


@cache
def bodies(*sources: Source) -> Any:
    """Give the union of the commands that come in so, told apart by `type`: what a body is decoded as."""
    return reduce(or_, (row.command for row in COMMAND_SPECS.values() if row.source in sources))


def previewed(events: Iterable[type], *sources: str) -> Any:
    """Give the union of the commands of these sources which are about one of these kinds of events."""
    kinds = frozenset(events)
    rows = (row for row in COMMAND_SPECS.values() if row.source in sources)
    return reduce(or_, (row.command for row in rows if kinds & set(row.about)))
