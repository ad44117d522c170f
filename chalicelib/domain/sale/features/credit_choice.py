"""What a customer wants done with what they paid too much: kept for the next invoice, or paid back."""

from datetime import date

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, SIGNER
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.credit_choice_made import CreditChoice
from chalicelib.domain.sale.credit_chosen import paid_too_much
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.credit_choice import ChooseCredit, CreditChoiceEvent, CreditChosen
from chalicelib.domain.sale.owed import owed_back
from chalicelib.domain.sale.rules import is_ordered
from chalicelib.domain.sale.spec import Change, Notice, Spec, Specs, Unmailed
from chalicelib.domain.values.roles import CUSTOMER


def something_is_theirs(state: Dossier, event: CreditChosen, day: date) -> None:
    if not paid_too_much(state):
        raise NotAllowed("nothing was paid too much")


def _chosen(state: Dossier, event: CreditChosen, entry: Entry) -> Change:
    return {"credit_choice": CreditChoice(event.choice, event.amount)}


CREDIT_CHOSEN = Spec(
    event=CreditChosen, allowed=(is_ordered, something_is_theirs), apply=_chosen, shown="always", strike="permanent",
    falls_with=None, news=False, report=False, milestone=False,
    mail=Unmailed("who chose sees it on the page; all are mailed once the money moved"), document=None,
    staff=Notice("link", "contact"),
)  # fmt: skip

SPECS: Specs[CreditChoiceEvent] = Specs(CREDIT_CHOSEN)


def _choose(state: Dossier, command: ChooseCredit, context: Context) -> Events:
    (signer,) = context.enrolled
    contact = next((one.contact for one in state.links if one.id == context.link), state.contact)
    return (CreditChosen(command.choice, owed_back(state), contact, signer),)


COMMANDS = (
    CommandSpec(
        command=ChooseCredit, roles=CUSTOMER, source="page", about=(CreditChosen,), comment="staff", opens=None, people=SIGNER,
        needs=NEEDS_NOTHING, number=None, propose=_choose, checks=(), strikes=None, link=None, keep=False,
    ),
)  # fmt: skip
