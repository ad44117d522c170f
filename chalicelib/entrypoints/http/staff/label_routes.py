"""Staff's route to labels of instruments.

What answers it is imported when it is asked for: staff ask for other things more often.
"""

from typing import TYPE_CHECKING

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.instrument.label import LabelledInstrument, PrintLabels
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_labels = Blueprint(__name__)
routes = Routes(staff_labels, AUTHORIZER)


class LabelsPrinted(Struct, frozen=True):
    """Where the labels are as a PDF, for five minutes, and which instrument has which label."""

    url: str
    labels: tuple[LabelledInstrument, ...]


@routes.post("/staff/label-sheets")
def print_labels(call: Call, wired: "Wiring") -> Answer:
    """Print labels of instruments; one that has a label keeps it."""
    from chalicelib.application.instrument.label_printing import LabelOrder, label_instruments
    from chalicelib.entrypoints.http.staff.label_answers import sheet_of

    caller, content = wired.identify(call.claims), content_of(call)
    request = write_request(call, "", content, must_match=False)
    command: PrintLabels = convert(content, PrintLabels, wired.seller.languages)
    order = LabelOrder(command, caller, request, wired.choose)
    labelled = label_instruments(wired.instruments, order, wired.clock(), wired.pause)
    printed = wired.print_labels(sheet_of(wired, command, labelled))
    url = wired.document_store().url("documents", printed.labels_key, "labels.pdf")
    return Answer(201, encode(LabelsPrinted(url, tuple(LabelledInstrument(one.id, one.label or "") for one in labelled))))
