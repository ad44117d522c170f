"""A case of another kind: a kind of dossier of the tests alone, with six steps of its own and none of the sale's."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Union, cast

import msgspec
import pytest

from chalicelib.adapters import codec
from chalicelib.application.ports.translations import Translations
from chalicelib.application.view import kind_views
from chalicelib.application.view.affair_wait import AffairWait
from chalicelib.application.view.invoices_shown import InvoicesShown
from chalicelib.application.view.kind_view import KindView, Sections
from chalicelib.application.view.reading import KindReading
from chalicelib.application.view.shapes.order_facts import ShownDetails, ShownFact
from chalicelib.application.view.shapes.panel import ShownTodo
from chalicelib.application.view.shapes.whole_document import ShownActs
from chalicelib.application.view.verdict import Verdict
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale import kinds
from chalicelib.domain.sale.act import Act, ExpectedAct
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.events import Event, Mail
from chalicelib.domain.sale.facts.keys import StepKey, WaitReason
from chalicelib.domain.sale.kind import Kind, StepRule
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.spec import Change, Mailed, Spec
from chalicelib.domain.sale.step import Step
from chalicelib.domain.sale.wait import Ours, Theirs
from chalicelib.effects.mails import kind_mails
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.kind_mail import KindMail, LinkMail, Quoted
from chalicelib.effects.mails.quotes import reason

NAMES = {
    "arrival": ("Arrivé", "Arrived"),
    "diagnosis": ("Diagnostic", "Diagnosis"),
    "approval": ("Accord", "Approval"),
    "repair": ("Réparation", "Repair"),
    "check": ("Contrôle", "Check"),
    "return": ("Retour", "Return"),
}


class Case(DossierBase, frozen=True, dict=True, tag_field="kind", tag="sample"):
    """An instrument that came to be repaired; ends: until when the estimate holds."""

    instrument: str = ""
    arrived: date | None = None
    diagnosed: date | None = None
    ends: date | None = None
    approved: date | None = None
    repaired: date | None = None
    checked: date | None = None
    returned: date | None = None


class CaseOpened(EventBase, frozen=True, tag="sample_opened"):
    """An instrument came to be repaired."""


class Diagnosed(EventBase, frozen=True, tag="sample_diagnosed"):
    """What is wrong was found; ends: until when the estimate holds."""

    ends: date


def _diagnosed(state: Case, event: Diagnosed, entry: Entry) -> Change:
    return {"diagnosed": entry.origin.effective, "ends": event.ends}


DIAGNOSED = Spec(
    event=Diagnosed, allowed=(), apply=_diagnosed, shown="always", strike="allowed", falls_with=None, news=True, report=False,
    milestone=True, mail=Mailed(cast(Mail, "diagnosis"), to="readers", rank=60, billing="where_billed"), document=None,
    staff=None,
)  # fmt: skip


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
    name="sample",
    state=Case,
    begins=frozenset({CaseOpened}),
    events=frozenset({CaseOpened, Diagnosed}),
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
    expected=lambda state, wait, today: ExpectedAct(cast(Act, wait.reason)),
    ended=lambda state: state.returned or date.min,
    lapsing=frozenset({cast(WaitReason, "approval")}),
    lapsed=lambda state, today: state.approved is None and state.ends is not None and today > state.ends,
    arriving=lambda state: None,
    promised=lambda state: (),
    complete=lambda state: True,
)


class CaseReading(KindReading[Case]):
    """The reading of a case."""

    @property
    def instrument(self) -> str:
        """What it is about."""
        return self.state.instrument


def _names(translations: Translations) -> dict[str, str]:
    return {key: french if translations.lang == "fr" else english for key, (french, english) in NAMES.items()}


def _yours(reading: CaseReading) -> bool:
    return reading.step("approval").status == "you"


def _panel(reading: CaseReading) -> ShownTodo:
    yours = _yours(reading)
    by = reading.state.ends if yours else None
    return ShownTodo("you" if yours else "us", "…", reading.instrument, by, [], None, None, [], [], [], [], None)


SERVICE_VIEW: KindView[CaseReading] = KindView(
    reading=CaseReading,
    sentences={Diagnosed: lambda reading, event, entry: "Diagnosis made"},
    wait_reasons={("us", cast(WaitReason, "repair")): "an instrument to repair"},
    expected=lambda reading, act: f"Repair {reading.instrument}",
    step_names=_names,
    step_text=lambda reading, step: "on the bench" if step.key == _key("repair") and step.status == "active" else None,
    heading=lambda reading: f"Case {reading.reference}",
    verdict=lambda reading, masked: Verdict([f"{reading.instrument} is with us."], None, "with us"),
    panel=_panel,
    needs=lambda reading: "order" if _yours(reading) else None,
    invoices=lambda reading: InvoicesShown(
        Verdict(["No invoice yet."], None, "no invoice yet"), _panel(reading), None, [], [], []
    ),
    sections=lambda reading: Sections(
        "order",
        None,
        [],
        None,
        ShownDetails("Case", [ShownFact("Instrument", reading.instrument, True)]),
        [],
        [],
        ShownActs(ask=True, offer=None, send_file=True, forward=None, instead=None, access=True),
    ),
    note=lambda reading, step: reading.when(step.day) if step.day else None,
    late=lambda reading: False,
    who=lambda reading: "you" if _yours(reading) else "us",
    waits=lambda reading, masked: AffairWait("Approve the estimate" if _yours(reading) else "We repair it"),
    ended=lambda reading: "Returned",
    subject=lambda reading: reading.instrument,
    total=lambda reading: None,
    terms=lambda reading: reading.instrument.lower(),
    reference_note=lambda reading: None,
)


def _estimate(reading: CaseReading, event: Diagnosed, entry: Entry) -> MailContent | None:
    """The estimate; None once another one holds."""
    if reading.state.ends != event.ends:
        return None
    subject = f"{reading.instrument}: the estimate holds until {reading.when(event.ends)}"
    return MailContent(subject=subject, paragraphs=("We know what is wrong.", *reason(entry)), action="See the estimate")


def _link(reading: CaseReading, contact: Contact, asked: Mail, quoted: Quoted) -> LinkMail:
    return LinkMail("link", MailContent(subject="Your instrument is here", paragraphs=(), action=_follow(reading)))


def _follow(reading: CaseReading) -> str:
    return "Follow the repair"


SERVICE_MAIL: KindMail[CaseReading] = KindMail(
    link=_link,
    follow=_follow,
    moved=lambda reading: "The instrument comes back to this address.",
    way=lambda reading: "The documents are on the page of the case.",
    personal=lambda reading, scope: "Whoever has this link can read the case.",
    on_page=lambda reading: "%(document)s of %(day)s is on the page of the case.",
    contents={Diagnosed: _estimate},
    holds={Diagnosed: lambda reading, event, entry: ("The diagnosis goes on.",)},
)


def install(patch: pytest.MonkeyPatch) -> None:
    """Name the kind and its event in the registries, and nowhere else."""
    patch.setattr(kinds, "KINDS", (*kinds.KINDS, SERVICE))
    patch.setattr(kind_views, "VIEWS", {**kind_views.VIEWS, "sample": SERVICE_VIEW})
    patch.setattr(kind_mails, "MAILS", {**kind_mails.MAILS, "sample": SERVICE_MAIL})
    patch.setattr(SPECS, "rows", {**SPECS.rows, Diagnosed: DIAGNOSED})
    patch.setattr(codec, "_heads", codec.head_decoder(kind.state for kind in kinds.KINDS))
    event: Any = Union[Event, Diagnosed]  # noqa: UP007 - a union that is made when it runs
    entry = msgspec.defstruct("StoredEntry", [("event", event), ("origin", Provenance), ("committed", datetime)], frozen=True)
    patch.setattr(codec, "_entries", msgspec.json.Decoder(entry))
