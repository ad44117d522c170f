"""The one act that a dossier of any kind waits for: what any may wait for, then what its kind does."""

from collections.abc import Mapping
from datetime import date

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.act import About, Act, ExpectedAct
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.kinds import kind_of
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.domain.sale.wait import Side, Wait
from chalicelib.domain.sale.waiting import NewsPolicy, unreached, waiting

COMMANDS_OF: Mapping[Act, tuple[type[Command], ...]] = {
    "address": (c.CorrectContact, c.RevokeLink),
    "redrive": (),
    "answer": (c.AnswerQuestion,),
    "confirm": (c.ConfirmOrder, c.DeclineOrder),
    "prepare": (c.AllocateStock, c.OrderSupply),
    "date": (c.AnnounceDelivery,),
    "receive": (c.ReceiveSupply,),
    "news": (c.PromiseNews, c.AddNote),
    "ship": (c.Ship, c.CreateDeliveryNote),
    "credit": (c.Credit,),
    "invoice": (c.IssueInvoice,),
    "refund": (c.Refund,),
    "release": (c.ReleasePayment,),
    "order": (c.OrderOnline,),
    "reception": (c.ConfirmReception,),
    "pay": (),
    "give_label": (c.GiveReturnLabel, c.PlanCaseVisit),
    "diagnose": (c.DiagnoseCase,),
    "quote": (c.QuoteRepair,),
    "repair": (c.FinishRepair, c.StartRepair),
    "check": (c.FinishCheck,),
    "send_back": (c.ReturnPart,),
    "close": (c.CloseCase,),
    "bill": (c.BillCase,),
    "declare": (c.RecordDeclaration,),
    "send": (c.ReceivePart,),
    "accept": (c.RecordAcceptance, c.RecordRefusal),
    "give_back": (c.TakeLoanBack,),
}
"""The commands by which each act is done, the usual one first; none where it is done elsewhere."""


def expected_act(state: DossierBase, side: Side, today: date, policy: NewsPolicy) -> ExpectedAct | None:
    """Give what a side is to do next; None where nothing waits for it."""
    wait = next((wait for wait in waiting(state, policy) if wait.side == side), None)
    return act_of(state, wait, today) if wait else None


def act_of(state: DossierBase, wait: Wait, today: date) -> ExpectedAct:
    """Give the act that one wait of a dossier asks for."""
    match wait.reason:
        case "mail":
            first = min(unreached(state), key=lambda one: one.on)
            return ExpectedAct("address", About(contact=first.contact))
        case "document":
            return ExpectedAct("redrive", About(entry=state.unmade[0].entry))
        case "remarks":
            return _answer(state, state.remarks[0])
        case "answer":
            return _answer(state, min(state.questions, key=lambda one: one.on))
        case "news":
            return ExpectedAct("news")
        case _:
            act: ExpectedAct = kind_of(state).expected(state, wait, today)
            return act


def _answer(state: DossierBase, question: OpenQuestion) -> ExpectedAct:
    invoices = (question.invoice,) if question.invoice else ()
    return ExpectedAct(
        "answer",
        About(contact=_asker(state, question), entry=question.entry, parcels=question.parcels, invoices=invoices),
    )


def _asker(state: DossierBase, question: OpenQuestion) -> str:
    """Give the contact whose link a question came by; the dossier's own where it came another way."""
    link = (question.by or "").rpartition(":")[2]
    return next((one.contact for one in state.links if one.id == link), state.contact)
