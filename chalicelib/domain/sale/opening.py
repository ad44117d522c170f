"""A dossier begins: its details, then an offer or a firm order, then the link that the first mail will carry."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.decide import freight_of, lines_of, news_of, terms_of
from chalicelib.domain.sale.enrolment import enrol_address, enrol_contact


def open_dossier(command: CreateDossier, people: People, day: date) -> tuple[People, tuple[e.Event, ...]]:
    """The people and the first events of a new dossier; the first contact is the one it is for. Raises Invalid.

    `people` are those known of the account already. A dossier recorded without mails gives no link: a contact is invited later.
    """
    if command.terms and command.terms.valid_until < day:
        raise Invalid("the quote would end before its own date, %(day)s", field="terms.valid_until", day=day)
    if command.terms and command.customer_reference:
        raise Invalid("a quote has no customer's order number yet", field="customer_reference")
    contacts = []
    for place, new in enumerate(command.contacts):
        people, contact = enrol_contact(people, new, f"contacts[{place}]")
        contacts.append(contact)
    people, delivery = enrol_address(people, command.delivery, "delivery")
    people, billing = enrol_address(people, command.billing, "billing")
    details = e.DetailsSet(
        command.account, contacts[0], delivery, billing, command.owner, command.supplier_number, command.note, command.deputy
    )  # fmt: skip
    lines, freight = lines_of(command.lines), freight_of(command.freight)
    discount = Decimal(command.discount)
    begun: e.Event
    if command.terms:
        begun = e.OfferMade(1, lines, terms_of(command.terms), freight, discount)
    else:
        begun = e.OrderCreated(lines, command.customer_reference, freight, discount)
    links = (e.LinkGranted("l1", contacts[0]),) if command.tells else ()
    return people, (details, begun, *news_of(command, day), *links)
