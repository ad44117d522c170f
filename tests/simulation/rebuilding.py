"""New versions are deployed while commands go on: heads and rows are of code before, and workers rebuild them, die and go on."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, HTTPClientError

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.application.ports.commit import Conflict
from chalicelib.application.projection import rebuild
from chalicelib.domain.sale.waiting import POLICY
from tests.simulation.scheduler import Killed

if TYPE_CHECKING:
    from tests.simulation.world import World

REBUILDERS = 2
DEPLOYMENTS = 5
WALKS = 9


def deployments(world: "World") -> None:
    """Now and then all that is derived is of other code; then two rebuild at once, though one would do."""
    for version in range(DEPLOYMENTS):
        world.scheduler.wait(world.chance.random() * 8)
        _spoil(world)
        for _ in range(REBUILDERS):
            world.scheduler.spawn(lambda version=version: _rebuilder(world, str(version)))  # type: ignore[misc]  # mypy infers no lambda with a default


def finish(world: "World") -> None:
    """Go on until the last version is done, where those that began it died; or deploy once more, whose workers die sooner.

    Not always: what is made anew in quiet hides what went wrong before.
    """
    if world.chance.random() < 0.5:
        _spoil(world)
        _page_by_page(world, str(DEPLOYMENTS))
        return
    derived, last = _derived(world), str(DEPLOYMENTS - 1)
    for _ in range(WALKS):
        if rebuild.rebuild(derived, last, timedelta(0), lambda: world.scheduler.now, lambda: False, world.pause).done:
            return
    world.complain("the rebuild does not end")


def _page_by_page(world: "World", version: str) -> None:
    """Each worker dies after a page, and another one goes on behind what was saved."""
    for _ in range(WALKS * len(world.table.items)):
        if rebuild.rebuild(_derived(world), version, timedelta(0), lambda: world.scheduler.now, _one_page(), world.pause).done:
            return
    world.complain("the rebuild does not end")


def _one_page() -> Callable[[], bool]:
    """Give what is enough after one page."""
    asked = iter((False,))
    return lambda: next(asked, True)


def _rebuilder(world: "World", version: str) -> None:
    derived = _derived(world)

    def enough() -> bool:
        return world.chance.random() < 0.3

    for _ in range(60):
        with suppress(Killed, ClientError, HTTPClientError, Conflict):
            if rebuild.rebuild(derived, version, timedelta(0), lambda: world.scheduler.now, enough, world.pause).done:
                return
        world.scheduler.wait(world.chance.random() * 3)


def _derived(world: "World") -> DynamoDerived:
    client: Any = world.wire
    return DynamoDerived(client, "t", POLICY, lambda: world.scheduler.now, world.pause, world.chance.randrange(3, 40))


def _spoil(world: "World") -> None:
    """Heads that today's code cannot read, or would not write so; rows that are missing, wrong, or of no dossier's any more."""
    table, chance = world.table, world.chance
    for pk, sk in [(pk, sk) for pk, part in table.items.items() for sk in part]:
        item = table.items[pk][sk]
        if pk.startswith("D#") and sk == keys.HEAD:
            table.put_item(Item={**item, **(_of_before(item) if chance.random() < 0.5 else _otherwise_written(item))})
        elif keys.reference_of_row(pk, sk) and chance.random() < 0.4:
            table.delete_item(Key=keys.key(pk, sk))
        elif keys.reference_of_row(pk, sk):
            wrong = {"side": {"S": "nobody"}} if "side" in item else {}
            table.put_item(Item={**item, **wrong, "v": {"N": "0"}})
    for pk in [pk for pk in table.items if pk.startswith("D#")]:
        for number in range(4):
            table.put_item(Item=keys.key("T#z", f"z{number}#{pk[2:]}"))


def _of_before(head: Any) -> Any:
    """A head of an older state, which whoever reads it folds anew and writes back."""
    people = head["data"]["S"].rpartition('"people":')[2]
    return {"v": {"N": str(codec.SNAPSHOT - 1)}, "data": {"S": '{"state":{"version":"?"},"people":' + people}}


def _otherwise_written(head: Any) -> Any:
    """A head that is read as it is, and that the rebuild alone writes anew."""
    return {"data": {"S": '{"left":"over",' + head["data"]["S"][1:]}}
