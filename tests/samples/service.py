"""A service case: a kind of dossier of the tests alone, with six steps of its own and none of the sale's."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.affair_wait import AffairWait
from chalicelib.application.view.kind_view import KindView, Sections
from chalicelib.application.view.reading import KindReading
from chalicelib.application.view.shapes.order_facts import ShownDetails, ShownFact
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.whole_document import ShownActs
from chalicelib.application.view.verdict import Verdict
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.keys import StepKey, WaitReason
from chalicelib.domain.sale.kind import Kind, StepRule
from chalicelib.domain.sale.step import Step
from chalicelib.domain.sale.wait import Ours, Theirs

NAMES = {
    "arrival": ("Arrivé", "Arrived"),
    "diagnosis": ("Diagnostic", "Diagnosis"),
    "approval": ("Accord", "Approval"),
    "repair": ("Réparation", "Repair"),
    "check": ("Contrôle", "Check"),
    "return": ("Retour", "Return"),
}


class Case(DossierBase, frozen=True, dict=True, tag_field="kind", tag="service"):
    """An instrument that came to be repaired; ends: until when the estimate holds."""

    instrument: str = ""
    arrived: date | None = None
    diagnosed: date | None = None
    ends: date | None = None
    approved: date | None = None
    repaired: date | None = None
    checked: date | None = None
    returned: date | None = None


class CaseOpened(EventBase, frozen=True, tag="case_opened"):
    """An instrument came to be repaired."""


def _key(name: str) -> StepKey:
    return cast(StepKey, name)


def _done_by(name: str, field: str, needs: str | None = None) -> StepRule[Case]:
    """A step that is done on the day in a field, and active once another one is."""

    def derive(state: Case, today: date) -> Step:
        day = getattr(state, field)
        if day:
            return Step(_key(name), "done", 1, 1, day=day)
        return Step(_key(name), "active" if needs is None or getattr(state, needs) else "todo")

    return StepRule(_key(name), derive)


def _approval(state: Case, today: date) -> Step:
    if state.approved:
        return Step(_key("approval"), "done", 1, 1, day=state.approved)
    return Step(_key("approval"), "you" if state.ends else "todo", day=state.ends)


def _ours(state: Case) -> Iterator[Ours]:
    if state.approved and not state.returned:
        yield cast(WaitReason, "repair"), state.approved


def _theirs(state: Case) -> Iterator[Theirs]:
    if state.diagnosed and state.ends and not state.approved:
        yield cast(WaitReason, "approval"), state.diagnosed, state.ends


SERVICE: Kind[Case] = Kind(
    name="service",
    state=Case,
    begins=frozenset({CaseOpened}),
    events=frozenset({CaseOpened}),
    steps=(
        _done_by("arrival", "arrived"),
        _done_by("diagnosis", "diagnosed", "arrived"),
        StepRule(_key("approval"), _approval),
        _done_by("repair", "repaired", "approved"),
        _done_by("check", "checked", "repaired"),
        _done_by("return", "returned", "checked"),
    ),
    measured=frozenset(NAMES),
    together=lambda state, steps, today: steps,
    ours=_ours,
    theirs=_theirs,
    ended=lambda state: state.returned or date.min,
    lapsing=frozenset({cast(WaitReason, "approval")}),
    lapsed=lambda state, today: state.approved is None and state.ends is not None and today > state.ends,
    arriving=lambda state: None,
    promised=lambda state: (),
    complete=lambda state: True,
)

CaseReading = KindReading[Case]


def _names(translations: Translations) -> dict[str, str]:
    return {key: french if translations.lang == "fr" else english for key, (french, english) in NAMES.items()}


def _yours(reading: CaseReading) -> bool:
    return reading.step("approval").status == "you"


def _panel(reading: CaseReading) -> ShownTodo:
    yours = _yours(reading)
    by = reading.state.ends if yours else None
    return ShownTodo("you" if yours else "us", "…", reading.state.instrument, by, [], None, None, [], [], None)


SERVICE_VIEW: KindView[CaseReading] = KindView(
    reading=KindReading,
    wait_reasons={("us", cast(WaitReason, "repair")): "an instrument to repair"},
    step_names=_names,
    step_text=lambda reading, step: "on the bench" if step.key == _key("repair") and step.status == "active" else None,
    heading=lambda reading: f"Case {reading.reference}",
    verdict=lambda reading, masked: Verdict([f"{reading.state.instrument} is with us."], None, "with us"),
    panel=_panel,
    sections=lambda reading: Sections(
        "order",
        None,
        [],
        None,
        ShownDetails("Case", [ShownFact("Instrument", reading.state.instrument, True)]),
        [],
        [],
        ShownActs(ask=True),
    ),
    note=lambda reading, step: reading.when(step.day) if step.day else None,
    late=lambda reading: False,
    who=lambda reading: "you" if _yours(reading) else "us",
    waits=lambda reading, masked: AffairWait("Approve the estimate" if _yours(reading) else "We repair it"),
    ended=lambda reading: "Returned",
    subject=lambda reading: reading.state.instrument,
    total=lambda reading: None,
    terms=lambda reading: reading.state.instrument.lower(),
    reference_note=lambda reading: None,
)
