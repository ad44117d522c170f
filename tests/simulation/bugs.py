"""Bugs planted in the real code, each of which the simulation has to find."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from itertools import count
from typing import Any
from unittest.mock import patch

from botocore.exceptions import HTTPClientError

from chalicelib.adapters.dynamodb import effects, items, store
from chalicelib.adapters.dynamodb.items import Action
from chalicelib.adapters.dynamodb.rows import changed_rows
from chalicelib.application.caller import Request
from chalicelib.application.writing import decide, document_numbers, fan_out, prepare
from chalicelib.domain.sale import events
from chalicelib.domain.sale.changes import nothing
from chalicelib.domain.sale.features import conversation, parcel
from chalicelib.domain.sale.model import SPECS, evolve
from chalicelib.domain.sale.numbering import following
from chalicelib.domain.sale.waiting import POLICY, NewsPolicy
from chalicelib.effects.mails import bounces
from tests.fakes import actions
from tests.fakes.expressions import condition
from tests.simulation.bugs_bank import BANK
from tests.simulation.bugs_comments import COMMENTS
from tests.simulation.bugs_heard import HEARD
from tests.simulation.bugs_held import HELD
from tests.simulation.bugs_money import MONEY
from tests.simulation.bugs_offered import OFFERED
from tests.simulation.bugs_online import ONLINE
from tests.simulation.bugs_paid import PAID
from tests.simulation.bugs_parked import PARKED
from tests.simulation.bugs_seen import SEEN
from tests.simulation.bugs_sharing import SHARING
from tests.simulation.bugs_stock import STOCK
from tests.simulation.stories import seeds_of
from tests.simulation.world import World

Bug = Callable[[], AbstractContextManager[Any]]
_REAL_ACTIONS = items.actions
_REAL_COMMIT = store.DynamoStore.commit
_REAL_NUMBER = document_numbers.with_number
_RECEIVED = parcel.RECEIVED.apply
_OURS = "due_shard = :shard"
_NUMBERS = count()


def unconditional(*prefixes: str) -> Bug:
    """Items of a kind are put over what is there."""
    return lambda: _edited(lambda action: _bare(action) if _name(action).startswith(prefixes) else action)


def left_out(*prefixes: str) -> Bug:
    """Items of a kind are not written."""
    return lambda: _edited(lambda action: None if _name(action).startswith(prefixes) else action)


def apart(*prefixes: str) -> Bug:
    """Items of a kind are written after the others, in a call of their own."""

    def commit(self: Any, wanted: Any) -> None:
        _REAL_COMMIT(self, wanted)
        rest = [action.write for action in _REAL_ACTIONS(self._table, wanted, POLICY) if _name(action).startswith(prefixes)]
        if rest:
            self._client.transact_write_items(TransactItems=rest)

    return lambda: _both(left_out(*prefixes)(), patch.object(store.DynamoStore, "commit", commit))


def lease_ignored() -> Any:
    """A lease is given though another runs."""
    return patch.object(actions, "condition", lambda text: condition(_OURS if text.startswith(f"{_OURS} AND") else text))


def lost_answer_taken_for_done() -> Any:
    """No answer is a good answer."""

    def commit(self: Any, wanted: Any) -> None:
        with suppress(HTTPClientError):
            _REAL_COMMIT(self, wanted)

    return patch.object(store.DynamoStore, "commit", commit)


def strikes_not_folded() -> Any:
    """A stroke is noted and what it strikes still counts."""

    def after(prepared: Any, entries: Any) -> Any:
        state = prepared.state
        for entry in entries:
            state = evolve(state, entry)
        return state

    return patch.object(decide, "_after", after)


def remarks_forgotten() -> Any:
    """A parcel that arrived with something wanting is a parcel that arrived."""

    def received(state: Any, event: Any, entry: Any) -> Any:
        return {"parcels": _RECEIVED(state, event, entry)["parcels"]}

    return patch.dict(SPECS.rows, {events.Received: parcel.RECEIVED._replace(apply=received)})


def number_taken_before() -> Any:
    """The sequence goes on before the commit, which may then fail."""

    def with_number(store: Any, numbering: Any, command: Any, day: Any) -> Any:
        command, count = _REAL_NUMBER(store, numbering, command, day)
        if count:
            taken = items.putting("t", items._count(count), count.version - 1)
            store._client.transact_write_items(TransactItems=[taken])
        return command, None

    return patch.object(prepare, "with_number", with_number)


def report_anew(key: str, fingerprint: str) -> Request:
    """A report is another one each time it comes."""
    return Request(f"{key}.{next(_NUMBERS)}", fingerprint)


def dates_go_back() -> Any:
    """The date of the last document of a sequence is not looked at."""
    return patch.object(document_numbers, "following", lambda count, *rest: following(count._replace(day=None), *rest))


def _edited(edit: Callable[[Action], Action | None]) -> Any:
    def actions(table: str, commit: Any, policy: NewsPolicy, streams: Any) -> list[Action]:
        return [kept for action in _REAL_ACTIONS(table, commit, policy, streams) if (kept := edit(action))]

    return patch.object(store, "actions", actions)


def _bare(action: Action) -> Action:
    what: Any = action.write["Put"]
    return action._replace(write={"Put": {"TableName": what["TableName"], "Item": what["Item"]}})


def _name(action: Action) -> str:
    """The keys for what is put, the verb for all else."""
    if "Put" not in action.write:
        return next(iter(action.write))
    item: Any = action.write["Put"]["Item"]
    return f"{item['pk']['S']}/{item['sk']['S']}" if item["sk"]["S"][0] == "E" else str(item["pk"]["S"])


def _both(*plants: AbstractContextManager[Any]) -> AbstractContextManager[Any]:
    stack = ExitStack()
    for plant in plants:
        stack.enter_context(plant)
    return stack


BUGS: dict[str, Bug] = {
    "no version condition": unconditional("D#"),
    "no record condition": unconditional("C#"),
    "no condition on numbers": unconditional("R#"),
    "no condition on sequences": unconditional("N#"),
    "no condition on sequences and numbers": unconditional("N#", "R#"),
    "sequence not written": left_out("N#"),
    "sequence written apart": apart("N#"),
    "number taken before the commit": number_taken_before,
    "dates go back": dates_go_back,
    "numbers of ours given by hand": lambda: patch.object(document_numbers, "check_foreign", lambda *arguments: None),
    "held numbers not passed over": lambda: patch.object(store.DynamoStore, "holder", lambda self, number: None),
    "gaps without a holder": lambda: patch.object(decide, "with_gap", lambda events, counted: events),
    "no condition on the account": unconditional("A#"),
    "record not written": left_out("C#"),
    "record never read": lambda: patch.object(store.DynamoStore, "record", lambda self, principal, key: None),
    "effect not written": left_out("F#", "P#"),
    "effect written apart": apart("F#", "P#"),
    "record written apart": apart("C#"),
    "numbers written apart": apart("R#"),
    "completion apart from the mark": apart("Delete"),
    "lease ignored": lease_ignored,
    "sweep finds nothing": lambda: patch.object(effects.DynamoEffects, "due", lambda self, now, limit: []),
    "lost answer taken for done": lost_answer_taken_for_done,
    "an answer answers all": lambda: patch.object(conversation, "answered", lambda questions, entry: ()),
    "remarks forgotten": remarks_forgotten,
    "corrections forgotten": lambda: patch.dict(
        SPECS.rows, {events.ShipmentCorrected: parcel.SHIPMENT_CORRECTED._replace(apply=nothing)}
    ),
    "strikes not folded": strikes_not_folded,
    "contacts numbered by dossier": lambda: patch.object(prepare, "_shared", lambda people, shared: people),
    "colleagues not told": lambda: patch.object(fan_out, "staff_due", lambda *arguments: ()),
    "search not told": left_out("T#"),
    "work list not told": left_out("W#"),
    "old rows stay": lambda: patch.object(items, "changed_rows", lambda *arguments: (changed_rows(*arguments)[0], [])),
    **BANK,
    **COMMENTS,
    **HEARD,
    **HELD,
    **PARKED,
    **MONEY,
    **SEEN,
    **STOCK,
    **OFFERED,
    **ONLINE,
    **SHARING,
    **PAID,
    "no condition on payments": unconditional("$#"),
    "no condition on products": unconditional("G#"),
    "the history of a product is lost": left_out("G#S/E"),
    "a product is found by what it was": left_out("GT#", "GL#"),
    "report under a new key": lambda: patch.object(bounces, "Request", report_anew),
    "closing written apart": apart("M#"),
    "closing not written": left_out("M#"),
    "closed addresses mailed": lambda: patch.object(store.DynamoStore, "suppressed", lambda self, address: None),
    "retry under a new key": lambda: patch.object(World, "key_of", lambda self, intent, attempt: f"{intent.name}.{attempt}"),
}
"""Each by what is wrong."""

ENOUGH = 12
"""Runs of its story within which each is found."""
_LEFT = ("what an order leaves is not found", "what an order leaves is lost")
_BY_STORY: Mapping[str, Iterable[str]] = {
    "sharing": SHARING,
    "bank": BANK,
    "held": HELD,
    "mails": ("no condition on the account",),
    "payments": (*PAID, "no condition on payments"),
    "stock": (*STOCK, *(bug for bug in OFFERED if bug not in _LEFT)),
    "orders": (
        *ONLINE, *_LEFT, "no condition on products", "the history of a product is lost", "a product is found by what it was",
    ),
    "deployments": ("corrections forgotten",),
    "numbers": ("no condition on numbers", "no condition on sequences", "no condition on sequences and numbers"),
    "changes": (
        "prices change after the invoice", "quantities change after the invoice", "another due date is not folded",
        "pieces that came back are forgotten", "strikes not folded", "correction to who never heard",
    ),
    "money": (
        "owed money waits on nobody", "deposits go back though they were used", "refunds not folded", "money moved twice",
        "money moved that is not there", "a deposit stays on its invoice", "a refund moves no account",
    ),
}  # fmt: skip
STORY = {bug: story for story, bugs in _BY_STORY.items() for bug in bugs}
"""Where those are looked for that hide in others, or show there first."""


FIRST = {
    "questions without an end": 5, "what is expected is promised twice": 1, "what is left is withdrawn though ordered": 3,
    "prices change after the invoice": 1, "a declined order waits still": 3, "any code opens": 5,
    "an answer answers all": 1, "a shared link removes its sharer's": 10, "corrections forgotten": 4,
    "what is freed stays used": 1,
}  # fmt: skip
"""Which run of its story shows it soonest, where the first does not; another does once what is simulated has changed."""


def seeds(bug: str) -> list[int]:
    """Where a bug has to be found: every run is tried, that which shows it soonest first."""
    runs = list(seeds_of(STORY.get(bug, "everything"), ENOUGH))
    return [runs.pop(FIRST.get(bug, 0)), *runs]
