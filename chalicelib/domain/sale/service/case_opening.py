"""How a service case begins, by staff or by its customer."""

from collections.abc import Mapping

from msgspec.structs import asdict

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_parts import NEEDS_NOTHING, suppresses_nothing, writes_account
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Enrolled, Events, NumberRule, Opens, PeopleRule
from chalicelib.domain.sale.enrolment import enrol_address, enrol_contact, enrol_typed
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import CaseOpened, DetailsSet, LinkGranted, OpenCase
from chalicelib.domain.sale.facts.service import ServedInstrument
from chalicelib.domain.sale.from_bodies import check_comment, number_of
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.service.case_rules import no_case_yet
from chalicelib.domain.sale.service.service_rows import BY_LINK, happening
from chalicelib.domain.sale.spec import Change, Unmailed
from chalicelib.domain.values.roles import CUSTOMER, MANAGER


def _opened(state: Case, event: CaseOpened, entry: Entry) -> Change:
    """Begin the case; what a customer describes waits for an answer, as a question does."""
    change: Change = {
        "opened": entry.origin.effective,
        "number": event.number,
        "instrument": event.instrument,
        "measures": event.measures,
        "since": event.since,
        "tried": event.tried,
        "phone": event.phone,
    }
    if event.signer is None:
        return change
    question = OpenQuestion(entry.seq, entry.origin.effective, by=entry.origin.entered_by, came=entry.came)
    return {**change, "asked": entry.seq, "questions": (*state.questions, question)}


CASE_OPENED = happening(
    event=CaseOpened,
    allowed=(no_case_yet,),
    apply=_opened,
    strike="began",
    mail=Unmailed("the mail with the link tells of it"),
    staff=BY_LINK,
)


def _opens(command: OpenCase) -> Opens:
    return Opens(command.account, command.customer)


def _enrol(people: People, command: OpenCase, state: DossierBase) -> Enrolled:
    """Give the contact whom the case is for, the addresses, and the name that was typed, if one was."""
    ids = []
    for index, new in enumerate(command.contacts):
        people, contact = enrol_contact(people, new, f"contacts[{index}]")
        ids.append(contact)
    people, delivery = enrol_address(people, command.delivery, "delivery")
    people, billing = enrol_address(people, command.billing, "billing")
    people, *signer = enrol_typed(people, command.name, "name") if command.name else (people,)
    return Enrolled(people, (ids[0], delivery, billing, *map(str, signer)))


def _open(state: Case, command: OpenCase, context: Context) -> Events:
    """Give its details, the case, and the link that the first mail will carry. Raises Invalid for a fault to come."""
    check_comment(command)
    if command.since and command.since > context.day:
        raise Invalid("the fault begins after %(day)s, on which it is told", field="since", day=context.day)
    contact, delivery, billing, *signer = context.enrolled
    details = DetailsSet(command.account, contact, delivery, billing, command.owner, deputy=command.deputy)
    opened = CaseOpened(
        number_of(command.number), ServedInstrument(**asdict(command.instrument)), command.measures, command.since, command.tried,
        command.phone, next(iter(signer), None),
    )  # fmt: skip
    return (details, opened, *((LinkGranted("l1", contact),) if command.tells else ()))


def _staff(command: OpenCase) -> Mapping[str, str | None]:
    return {"owner": command.owner, "deputy": command.deputy}


OPEN_CASE = CommandSpec(
    command=OpenCase, roles=MANAGER | CUSTOMER, source="opening", about=(CaseOpened,), comment="customers", opens=_opens,
    people=PeopleRule[OpenCase](account=writes_account, enrol=_enrol, staff=_staff, suppresses=suppresses_nothing),
    needs=NEEDS_NOTHING, number=NumberRule[OpenCase](sequence="case", billed=False, uploaded=lambda command: False),
    propose=_open, checks=(), strikes=None, link=None, keep=False,
)  # fmt: skip
