"""What readers are shown of a kind of dossier: its words by key, and the parts of the document that are its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from chalicelib.application.view.affair_wait import AffairWait
from chalicelib.application.view.by_event import Function
from chalicelib.application.view.invoices_shown import InvoicesShown
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.entry_reading import EntryReading
from chalicelib.application.view.shapes.order_facts import ShownDetails, ShownFact, ShownLine, ShownTotal
from chalicelib.application.view.shapes.order_review import ShownOrdering, ShownPlaced
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.parcels import ShownDeliveries
from chalicelib.application.view.shapes.payable import ShownPaying
from chalicelib.application.view.shapes.reservation_scale import ShownReservation
from chalicelib.application.view.shapes.whole_document import ShownActs
from chalicelib.application.view.track import StepNames
from chalicelib.application.view.verdict import Verdict
from chalicelib.domain.access.rights import Right
from chalicelib.domain.sale.act import ExpectedAct
from chalicelib.domain.sale.facts.keys import ShownKind, WaitReason
from chalicelib.domain.sale.step import Step
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.sale.wait import Side

R = TypeVar("R", bound=AnyReading)


class Sections(NamedTuple):
    """The parts of the document that are a kind's own.

    hint: what stands for the customer's own number while it is to come. reasons: why it goes no further, as staff wrote it.
    named: what else it is known by, beside our reference.
    """

    kind: ShownKind
    hint: str | None
    reasons: list[str]
    deliveries: ShownDeliveries | None
    details: ShownDetails
    lines: list[ShownLine]
    totals: list[ShownTotal]
    acts: ShownActs
    ordering: ShownOrdering | None = None
    placed: ShownPlaced | None = None
    paying: ShownPaying | None = None
    reservation: ShownReservation | None = None
    named: list[ShownFact] = []  # noqa: RUF012 - a NamedTuple holds it, and nobody writes into it


@dataclass(frozen=True, kw_only=True)
class KindView(Generic[R]):
    """How a kind of dossier is shown on its page and in the list of all affairs; bool: whether the reader sees it masked.

    wait_reasons: what it alone waits for, as those who work call it.
    expected: what an act of its own is called to those who do it. sentences: what its own events are called in the history.
    step_names: by key. step_text: what a step says in words of its own, None for what all steps say.
    needs: the right that it takes to do what waits for the customer, None where nothing does. heading, verdict, panel, sections:
    of the page. invoices: what a link of the invoices alone shows. note: below the step in the list; late: whether that says that
    a day has passed. who, waits, ended: whose turn it is, what waits, how it ended. subject, total, terms: what the list shows,
    sums up and finds it by. reference_note: what stands for the customer's own number there.
    """

    reading: type[R]
    wait_reasons: Mapping[tuple[Side, WaitReason], str]
    expected: Callable[[R, ExpectedAct], str]
    sentences: Mapping[type, Function[EntryReading, Any, str]]
    step_names: StepNames
    step_text: Callable[[R, Step], str | None]
    heading: Callable[[R], str]
    verdict: Callable[[R, bool], Verdict]
    panel: Callable[[R], ShownTodo]
    needs: Callable[[R], Right | None]
    invoices: Callable[[R], InvoicesShown]
    sections: Callable[[R], Sections]
    note: Callable[[R, Step], str | None]
    late: Callable[[R], bool]
    who: Callable[[R], Who]
    waits: Callable[[R, bool], AffairWait]
    ended: Callable[[R], str]
    subject: Callable[[R], str]
    total: Callable[[R], str | None]
    terms: Callable[[R], str]
    reference_note: Callable[[R], str | None]
