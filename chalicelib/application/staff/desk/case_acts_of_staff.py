"""The acts of staff on a service case, from the declaration to its bill."""

from typing import cast

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import TEXT, DeskAct, Filled, Given, comment_asked, nothing_to_fill
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.commands import (
    BillCase,
    CloseCase,
    DiagnoseCase,
    FinishCheck,
    FinishRepair,
    GiveReturnLabel,
    LendInstrument,
    PlanCaseVisit,
    QuoteRepair,
    ReceivePart,
    RecordAcceptance,
    RecordDeclaration,
    RecordRefusal,
    ReturnPart,
    StartRepair,
    TakeLoanBack,
)
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.service.case_intake import cover_of
from chalicelib.domain.values.calendar import working_days_after

SOON, LENT = 5, 20
"""Working days from today to the day that is proposed: of a visit, or a return; of the end of a loan."""
ANSWERED = 10
"""Working days for which a quote is proposed to hold."""


def case_of(given: Given) -> Case:
    """Give the case that an act is done on."""
    return cast("Case", given.state)


def _after(given: Given, days: int) -> str:
    return working_days_after(given.reading.today, days).isoformat()


def _declaration(given: Given) -> Filled:
    return Filled({"hazardous": False}, {"substances": TEXT, "cleaned_with": TEXT})


def _plan(given: Given) -> Filled:
    return Filled({"on": _after(given, SOON)})


def _diagnosis(given: Given) -> Filled:
    return Filled({"cover": cover_of(case_of(given))}, {"finding": TEXT, "cause": TEXT, "work": TEXT})


def _quote(given: Given) -> Filled:
    """Propose how long it holds; what is written of a line is the workshop's."""
    words = dict.fromkeys(given.reading.seller.languages, TEXT)
    work = {"sku": "SAV-MO", "name": words, "quantity": 1, "unit_price": "0.01", "vat_rate": "20"}
    return Filled({"until": _after(given, ANSWERED), "work_days": SOON}, {"lines": [work]})


def _start(given: Given) -> Filled:
    back = case_of(given).back_on
    return Filled({"back_on": back.isoformat() if back else _after(given, SOON)})


def _check(given: Given) -> Filled:
    return Filled({"passed": True}, {"result": TEXT})


def _return(given: Given) -> Filled:
    return Filled({"expected": _after(given, given.reading.seller.offers.shipping_days)}, {"carrier": TEXT})


def _lend(given: Given) -> Filled:
    return Filled({"until": _after(given, LENT)}, {"model": TEXT, "serial": TEXT})


def _take_back(given: Given) -> Filled:
    lent = case_of(given).lent
    if not lent:
        raise NotAllowed("nothing is lent")
    return Filled({"serial": lent[0].serial})


ACTS = (
    DeskAct(act="declaration", command=RecordDeclaration, label=mark("Note a declaration on paper"), fill=_declaration),
    DeskAct(act="give_label", command=GiveReturnLabel, label=mark("Give the return label"), fill=nothing_to_fill),
    DeskAct(act="visit", command=PlanCaseVisit, label=mark("Plan a visit"), fill=_plan),
    DeskAct(act="receive_part", command=ReceivePart, label=mark("Note that the part arrived"), fill=nothing_to_fill),
    DeskAct(act="diagnose", command=DiagnoseCase, label=mark("Make the diagnosis"), fill=_diagnosis),
    DeskAct(act="quote", command=QuoteRepair, label=mark("Quote the repair"), fill=_quote),
    DeskAct(act="accepted", command=RecordAcceptance, label=mark("Note that the quote is accepted"), fill=nothing_to_fill),
    DeskAct(act="refused", command=RecordRefusal, label=mark("Note that the quote is refused"), fill=nothing_to_fill),
    DeskAct(act="begin", command=StartRepair, label=mark("Begin the repair"), fill=_start),
    DeskAct(act="repair", command=FinishRepair, label=mark("Note that the repair is done"), fill=nothing_to_fill),
    DeskAct(act="check", command=FinishCheck, label=mark("Note the check"), fill=_check),
    DeskAct(act="send_back", command=ReturnPart, label=mark("Send the part back"), fill=_return),
    DeskAct(act="lend", command=LendInstrument, label=mark("Lend an instrument"), fill=_lend),
    DeskAct(act="give_back", command=TakeLoanBack, label=mark("Note that a loan came back"), fill=_take_back),
    DeskAct(act="close-case", command=CloseCase, label=mark("Close the case"), fill=comment_asked),
    DeskAct(act="bill", command=BillCase, label=mark("Invoice the case"), fill=nothing_to_fill),
)
