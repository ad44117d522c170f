"""What a colleague is told of what a customer did with a service case."""

from typing import Any

from chalicelib.application.ports.translations import Translations
from chalicelib.application.view.by_event import ByEvent, of
from chalicelib.application.view.service_reading import CaseReading, measures
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.staff.staff_act import Act, pane, places, typed


def _opened(reading: CaseReading, event: e.CaseOpened, entry: Entry) -> Act:
    w, named = reading.translations, _named(reading, entry)
    text = w.gettext("%(name)s opened service case %(number)s on %(day)s: %(instrument)s.") % named
    phone = w.gettext("They are reached at %(phone)s.") % {"phone": event.phone} if event.phone else ""
    return Act(
        w.gettext("%(reference)s: service case %(number)s of %(customer)s") % named,
        " ".join(filter(None, (text, measures(w, event.measures), phone))),
        (*typed(w.gettext("The fault"), entry.origin.comment), *typed(w.gettext("Tried"), event.tried)),
        (pane(reading, "answer", str(entry.seq)),),
    )


def _declared(reading: CaseReading, event: e.DecontaminationDeclared, entry: Entry) -> Act:
    w, named = reading.translations, _named(reading, entry)
    text = w.gettext("%(name)s declared on %(day)s what %(instrument)s measured and how it was cleaned.") % named
    danger = _danger(w) if event.hazardous else ""
    return Act(
        w.gettext("%(reference)s: declaration of %(customer)s, %(number)s") % named,
        " ".join(filter(None, (text, danger))),
        (*typed(w.gettext("Substances"), event.substances), *typed(w.gettext("Cleaned with"), event.cleaned_with)),
        (pane(reading, "give_label"),),
    )


def _danger(w: Translations) -> str:
    return w.gettext("What touched it is dangerous: agree with the workshop first.")


def _accepted(reading: CaseReading, event: e.QuoteAccepted, entry: Entry) -> Act:
    w, named = reading.translations, _named(reading, entry)
    return Act(
        w.gettext("%(reference)s: quote accepted by %(customer)s, %(number)s") % named,
        w.gettext("%(name)s accepted the quote of the repair on %(day)s.") % named,
        answers=(pane(reading, "begin"),),
    )


def _refused(reading: CaseReading, event: e.QuoteRefused, entry: Entry) -> Act:
    w, named = reading.translations, _named(reading, entry)
    return Act(
        w.gettext("%(reference)s: quote refused by %(customer)s, %(number)s") % named,
        w.gettext("%(name)s refused the quote of the repair on %(day)s: the part goes back as it is.") % named,
        typed(w.gettext("Comment"), entry.origin.comment),
        (pane(reading, "send_back"),),
    )


def _named(reading: CaseReading, entry: Entry) -> dict[str, str]:
    return {
        **places(reading, entry),
        "number": reading.state.number,
        "instrument": f"{reading.instrument}, {reading.served.serial}",
    }


SERVICE_ACTS: ByEvent[Any, e.CaseOpened | e.DecontaminationDeclared | e.QuoteAccepted | e.QuoteRefused, Act] = (
    of(e.CaseOpened, _opened)
    | of(e.DecontaminationDeclared, _declared)
    | of(e.QuoteAccepted, _accepted)
    | of(e.QuoteRefused, _refused)
)
