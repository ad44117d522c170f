"""The one act that a dossier expects of staff, told from its head."""

from collections.abc import Mapping

from msgspec import Struct

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.view.document_names import named
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.sale.wait import Wait
from chalicelib.domain.sale.waiting import waiting

ACT_OF: Mapping[WaitReason, str] = {
    "answer": "answer",
    "remarks": "answer",
    "confirmation": "confirm",
    "order": "supply",
    "shipment": "ship",
    "credit": "credit",
    "invoice": "invoice",
    "payment": "refund",
    "news": "note",
}
"""What we wait for ourselves, where one act alone ends it."""
DOCUMENT = "document"
"""No command makes a document: what stops it is put right, and its effect is put back."""


class ExpectedAct(Struct, frozen=True):
    """An act by its word, the key that opens it, what it is called, and what it is about."""

    act: str
    key: str | None
    label: str
    about: str | None


def expected_act(reading: AnyReading) -> ExpectedAct | None:
    """Give the act that is expected of us, or None where nothing waits on us."""
    wait = next((one for one in waiting(reading.state, reading.seller.news) if one.side == "us"), None)
    if wait is None or not isinstance(reading, Reading):
        return None
    if wait.reason == "document":
        return _document(reading)
    row = DESK_ACTS[_act(reading, wait)]
    return ExpectedAct(row.act, row.key, reading.translations.gettext(row.label), row.about(reading))


def _act(reading: Reading, wait: Wait) -> str:
    if wait.reason == "mail":
        return "address" if all(one.contact == BILLING for one in reading.state.undelivered) else "contact"
    if wait.reason == "supply":
        return _supply(reading, wait)
    return ACT_OF[wait.reason]


def _supply(reading: Reading, wait: Wait) -> str:
    """Give a date where a line has none, news where they are due before the goods come, else their arrival."""
    days = [reading.state.announcement(line.id) for line in reading.state.unshipped]
    announced = [one.on for one in days if one]
    if len(announced) < len(days):
        return "date"
    return "news" if wait.due < min(announced) else "receive"


def _document(reading: Reading) -> ExpectedAct:
    unmade = reading.state.unmade[0]
    label = reading.translations.gettext(mark("Put right what stops a document"))
    return ExpectedAct(DOCUMENT, None, label, named(reading.translations, reading.reference, unmade))
