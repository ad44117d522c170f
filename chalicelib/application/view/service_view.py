"""How a service case is shown."""

from collections.abc import Mapping

from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.view.affair_wait import AffairWait
from chalicelib.application.view.invoices_shown import InvoicesShown
from chalicelib.application.view.kind_view import KindView, Sections
from chalicelib.application.view.news_day import calling, missed_note, noted, our_word
from chalicelib.application.view.permitted_here import instead
from chalicelib.application.view.sentences import service
from chalicelib.application.view.service_facts import diagnosis_facts, quoted_lines, quoted_sums, silence, where
from chalicelib.application.view.service_reading import CaseReading
from chalicelib.application.view.service_sheets import service_acts
from chalicelib.application.view.service_words import NEEDS, answering, case_panel, case_verdict
from chalicelib.application.view.shapes.order_facts import ShownFact
from chalicelib.application.view.shapes.whole_document import ShownActs
from chalicelib.domain.access.rights import Right
from chalicelib.domain.sale.act import Act, ExpectedAct
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.search_terms import plain
from chalicelib.domain.sale.service.service_phase import WHO
from chalicelib.domain.sale.step import Step
from chalicelib.domain.sale.turn import Who
from chalicelib.domain.sale.wait import Side

WAIT_REASONS: Mapping[tuple[Side, WaitReason], str] = {
    ("us", "case_label"): mark("a return label to give"),
    ("us", "case_diagnosis"): mark("an instrument to diagnose"),
    ("us", "case_quote"): mark("a repair to quote"),
    ("us", "case_repair"): mark("an instrument to repair"),
    ("us", "case_check"): mark("an instrument to check"),
    ("us", "case_return"): mark("an instrument to send back"),
    ("us", "case_close"): mark("a case to close"),
    ("us", "case_bill"): mark("a case to invoice"),
    ("customer", "case_declaration"): mark("a declaration to make"),
    ("customer", "case_parcel"): mark("an instrument to send us"),
    ("customer", "case_quote"): mark("a repair to agree to"),
    ("customer", "case_loan"): mark("a loan to give back"),
}
"""What a service case waits for, in the words of those who work."""
ACT_NAMES: Mapping[Act, str] = {
    "give_label": mark("Give the return label"),
    "diagnose": mark("Make the diagnosis"),
    "quote": mark("Quote the repair"),
    "repair": mark("Repair"),
    "check": mark("Check"),
    "send_back": mark("Send it back"),
    "close": mark("Close the case"),
    "bill": mark("Invoice the case"),
    "declare": mark("Make the declaration"),
    "send": mark("Send the part"),
    "accept": mark("Agree to the repair"),
    "give_back": mark("Give the loan back"),
}


def _step_names(translations: Translations) -> dict[str, str]:
    return {
        "case_received": translations.pgettext("case", "Arrived"),
        "case_diagnosis": translations.pgettext("case", "Diagnosis"),
        "case_quote": translations.pgettext("case", "Quote"),
        "case_repair": translations.pgettext("case", "Repair"),
        "case_check": translations.pgettext("case", "Check"),
        "case_returned": translations.pgettext("case", "Return"),
    }


def _step_text(reading: CaseReading, step: Step) -> str | None:
    w, state = reading.translations, reading.state
    match step.key, step.status:
        case "case_received", "you":
            return w.gettext("to be sent") if state.declared else w.gettext("declaration to be made")
        case "case_received", "active" if step.day:
            return w.gettext("visit on %(day)s") % {"day": w.short(step.day)}
        case "case_quote", "none" if state.diagnosis:
            return {
                "warranty": w.gettext("under warranty"),
                "contract": w.gettext("under contract"),
                "goodwill": w.gettext("at our expense"),
            }.get(state.diagnosis.cover)
        case "case_quote", "you":
            return w.gettext("to be accepted")
        case "case_quote", "cancelled" if step.day:
            return w.gettext("refused on %(day)s") % {"day": w.short(step.day)}
        case "case_returned", "todo" | "active" if step.day:
            return w.gettext("expected on %(day)s") % {"day": w.short(step.day)}
        case _:
            return None


def _expected(reading: CaseReading, act: ExpectedAct) -> str:
    return reading.translations.gettext(ACT_NAMES[act.act])


def _heading(reading: CaseReading) -> str:
    places = {"number": reading.state.number, "reference": reading.reference}
    return reading.translations.gettext("Service case %(number)s, %(reference)s") % places


def _needs(reading: CaseReading) -> Right | None:
    return NEEDS.get(reading.phase)


def _sections(reading: CaseReading) -> Sections:
    act = reading.then is None and reading.may("act")
    w = reading.translations
    return Sections(
        kind="service",
        hint=None,
        reasons=[],
        deliveries=where(reading),
        details=diagnosis_facts(reading),
        lines=quoted_lines(reading),
        totals=quoted_sums(reading),
        acts=ShownActs(
            ask=act,
            offer=None,
            send_file=act,
            forward=None,
            instead=None if reading.then else instead(reading, "act"),
            access=reading.then is None and reading.may("access"),
            service=service_acts(reading),
        ),
        reservation=silence(reading),
        named=[
            ShownFact(w.gettext("Service case"), reading.state.number, True),
            ShownFact(w.gettext("Instrument"), f"{reading.instrument}, {reading.served.serial}", False),
        ],
    )


def _invoices(reading: CaseReading) -> InvoicesShown:
    """Give what a link of the invoices alone shows: a case has none, its order does."""
    return InvoicesShown(case_verdict(reading, True), case_panel(reading), None, [], [], [])


def _who(reading: CaseReading) -> Who:
    if reading.state.over and reading.state.lent:
        return "you"
    return "us" if WHO[reading.phase] == "nobody" and reading.state.questions else WHO[reading.phase]


def _waits(reading: CaseReading, masked: bool) -> AffairWait:
    who, shown = _who(reading), case_panel(reading)
    wait = AffairWait(
        reading.translations.gettext("A quote to decide on") if masked and reading.phase == "accept" else shown.title
    )
    word = our_word(reading) if who == "us" else None
    if word and word.late:
        return wait._replace(note=missed_note(reading, word), late=True, call=calling(reading))
    if who == "you":
        return wait._replace(note=answering(reading))
    return wait._replace(note=noted(reading, word)) if word else wait


def _note(reading: CaseReading, step: Step) -> str | None:
    return reading.when(step.day) if step.day and step.status != "todo" else None


def _ended(reading: CaseReading) -> str:
    w, state = reading.translations, reading.state
    if state.sent:
        return w.gettext("Returned on %(day)s") % {"day": reading.when(state.sent.on)}
    return w.gettext("Closed on %(day)s") % {"day": reading.when(state.closed)} if state.closed else ""


def _subject(reading: CaseReading) -> str:
    return f"{reading.state.number}, {reading.what} {reading.served.serial}"


def _total(reading: CaseReading) -> str | None:
    return reading.price(reading.state.quote) if reading.state.quote else None


def _terms(reading: CaseReading) -> str:
    served, state = reading.served, reading.state
    words = (
        reading.reference,
        state.number,
        state.rma,
        served.model,
        served.serial,
        served.location,
        served.part,
        state.order_number,
    )
    return plain(" ".join(filter(None, words)))


SERVICE_VIEW: KindView[CaseReading] = KindView(
    reading=CaseReading,
    wait_reasons=WAIT_REASONS,
    expected=_expected,
    sentences=service.SENTENCES,
    step_names=_step_names,
    step_text=_step_text,
    heading=_heading,
    verdict=case_verdict,
    panel=case_panel,
    needs=_needs,
    invoices=_invoices,
    sections=_sections,
    note=_note,
    late=lambda reading: False,
    who=_who,
    waits=_waits,
    ended=_ended,
    subject=_subject,
    total=_total,
    terms=_terms,
    reference_note=lambda reading: None,
)
