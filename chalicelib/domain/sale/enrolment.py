"""Persons and addresses that commands bring in get ids; what an id once named keeps its meaning."""

from itertools import count

from msgspec.structs import replace

from chalicelib.domain.account.naming import same_name
from chalicelib.domain.account.people import BILLING, Address, Contact, People
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.bodies import NewAddress, NewContact
from chalicelib.domain.sale.commands import CorrectContact, RecordUndelivered
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.values.code_lists import VAT_PREFIXES
from chalicelib.domain.values.company_ids import bare, of_the_union, siren, siret, swiss_vat_number, vat_number
from chalicelib.domain.values.field_checks import printed
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.mailbox import mailbox
from chalicelib.domain.values.postcodes import check_postcode
from chalicelib.domain.values.printed_letters import not_latin

MOST_TYPED = 100
"""Names that customers may type into a dossier: its head holds them all, for as long as it lives, and needs room for staff."""


def enrol_contact(people: People, new: NewContact, field: str) -> tuple[People, str]:
    """Give the people with one contact more, and its id; whom the account knows by their mail address is that one person.

    Raises Invalid or NotAllowed, below `field`, for an id or a name that makes two persons of one, or one of two, and for another
    language: what is known of a contact changes by `correct_contact` alone.
    """
    wanted = mailbox(new.email)
    existing = next((c for c in people.contacts.values() if mailbox(c.email) == wanted), None)
    contact_id = new.id or (existing.id if existing else next(free for n in count(1) if (free := f"c{n}") not in people.contacts))
    if existing is None and contact_id in people.contacts:
        raise Invalid("the id %(id)s belongs to another contact", field=f"{field}.id", id=contact_id)
    if existing and existing.id != contact_id:
        raise NotAllowed("%(email)s is the address of contact %(id)s", field=f"{field}.id", email=new.email, id=existing.id)
    if existing and not same_name(existing.name, new.name):
        raise NotAllowed(
            "%(email)s is the address of %(name)s: correct that contact's name, or give this one's address",
            field=f"{field}.name", email=new.email, name=existing.name,
        )  # fmt: skip
    if existing and existing.language != new.language:
        raise NotAllowed(
            "%(email)s is the address of %(name)s, who is written to in the language %(language)s: "
            "give that one, or correct the contact's",
            field=f"{field}.language", email=new.email, name=existing.name, language=existing.language,
        )  # fmt: skip
    contact = existing or Contact(contact_id, new.name, new.email, new.language)
    return replace(people, contacts={**people.contacts, contact_id: contact}), contact_id


def enrol_colleague(people: People, email: str, name: str | None, language: Language | None, like: str) -> tuple[People, str]:
    """Give the people with whom a customer lets in, and the contact's id: one mail address is one person.

    Whom we know keeps the name and the language that we know; like: the contact whose language is taken where none is said.
    """
    wanted = mailbox(email)
    existing = next((contact for contact in people.contacts.values() if mailbox(contact.email) == wanted), None)
    if existing:
        return people, existing.id
    new = next(free for n in count(1) if (free := f"c{n}") not in people.contacts)
    contact = Contact(new, name or email, email, language or people.contacts[like].language)
    return replace(people, contacts={**people.contacts, new: contact}), new


def correct_contact(people: People, command: CorrectContact) -> People:
    """Give the people with what the command puts right of a contact it knows. Raises Invalid for one unknown."""
    old = people.contacts.get(command.contact)
    if old is None:
        raise Invalid("there is no contact %(contact)s here", field="contact", contact=command.contact)
    contact = Contact(old.id, command.name or old.name, command.email or old.email, command.language or old.language)
    others, wanted = (other for other in people.contacts.values() if other.id != old.id), mailbox(contact.email)
    if any(mailbox(other.email) == wanted for other in others):
        raise Invalid("another contact has this address", field="email")
    return replace(people, contacts={**people.contacts, old.id: contact})


def enrol_typed(people: People, typed: str, field: str) -> tuple[People, str]:
    """Give the people with a name that a customer typed among their signers, and its id.

    Raises NotAllowed, for `field`, for one more than there is room for; a contact's own name always has room.
    """
    ours = {contact.name for contact in people.contacts.values()}
    if typed not in ours and typed not in people.signers.values() and len(people.signers) >= MOST_TYPED:
        raise NotAllowed(
            "%(n)s names were written here, as many as this page can hold: write one of them, or call us",
            field=field,
            n=MOST_TYPED,
        )
    return enrol_signer(people, typed)


def enrol_signer(people: People, typed: str) -> tuple[People, str]:
    """Give the people with a typed name among their signers, and its id; one name of a dossier has one id."""
    existing = next((key for key, name in people.signers.items() if name == typed), None)
    if existing is not None:
        return people, existing
    signer = next(free for n in count(1) if (free := f"s{n}") not in people.signers)
    return replace(people, signers={**people.signers, signer: typed}), signer


def enrol_mailbox(people: People, contact: str) -> People:
    """Give the people with a contact's mail address among their mailboxes: an invoice remembers it by its id."""
    person = people.contacts.get(contact)
    if person is None or person.email in people.mailboxes.values():
        return people
    return replace(people, mailboxes={**people.mailboxes, f"m{len(people.mailboxes) + 1}": person.email})


def mailbox_of(people: People, contact: str) -> str | None:
    """Give the id of a contact's mail address."""
    person = people.contacts.get(contact)
    return next((key for key, email in people.mailboxes.items() if person and email == person.email), None)


def check_undelivered(state: Dossier, people: People, command: RecordUndelivered) -> None:
    """Raise Invalid where the mail was sent to an address that the contact, or the billing address, no longer has."""
    if command.address and mailbox(command.address) != mailbox(_mail_of(state, people, command.contact)):
        raise Invalid("the contact %(contact)s has another address", field="address", contact=command.contact)


def _mail_of(state: Dossier, people: People, contact: str) -> str:
    if contact != BILLING:
        return people.contacts[contact].email
    address = people.addresses.get(state.billing)
    return (address.email if address else None) or ""


def enrol_address(people: People, new: NewAddress, field: str) -> tuple[People, str]:
    """Give the people with the address among theirs and its id.

    Raises Invalid, below `field`, for what no company or country has.
    """
    check_postcode(new.postcode, new.country, f"{field}.postcode")
    if new.siren and siren(new.siren) is None:
        raise Invalid("%(number)s is no SIREN: its digits do not check", field=f"{field}.siren", number=new.siren)
    siren_of = _siren(new, field)
    vat = _vat(new.vat, f"{field}.vat") if new.vat else None
    _letters(new, field)
    address = Address(
        new.lines, new.postcode, new.city, new.country, siren_of, vat, new.electronic, new.email, new.siret, new.service,
        new.latin,
    )  # fmt: skip
    existing = next((key for key, value in people.addresses.items() if value == address), None)
    if existing is not None:
        return people, existing
    address_id = f"a{len(people.addresses) + 1}"
    return replace(people, addresses={**people.addresses, address_id: address}), address_id


def _letters(new: NewAddress, field: str) -> None:
    """Raise Invalid for Latin lines that are in other letters, or without them for a letter that no document can show."""
    for index, line in enumerate(new.latin or ()):
        if letter := not_latin(line):
            raise Invalid(
                "%(letter)s (U+%(sign)s) is no Latin letter: write the line as carriers abroad read it",
                field=f"{field}.latin[{index}]", letter=letter, sign=f"{ord(letter):04X}",
            )  # fmt: skip
    if not new.latin:
        printed(new.lines, f"{field}.lines")
        printed(new.postcode, f"{field}.postcode")
        printed(new.city, f"{field}.city")


def _siren(new: NewAddress, field: str) -> str | None:
    """Give the SIREN, or that of the SIRET. Raises Invalid for a SIRET that does not check, or is of another SIREN (BR-FR-09)."""
    if new.siret and siret(new.siret) is None:
        raise Invalid("%(number)s is no SIRET: its digits do not check", field=f"{field}.siret", number=new.siret)
    if new.siret and new.siren and new.siret[:9] != new.siren:
        raise Invalid(
            "the SIRET %(siret)s is not of the SIREN %(siren)s", field=f"{field}.siret", siret=new.siret, siren=new.siren
        )
    return new.siren or (new.siret[:9] if new.siret else None)


def _vat(typed: str, field: str) -> str:
    """Give the VAT number in its one form; one from outside the Union and Switzerland is not checked."""
    if typed[:2] not in VAT_PREFIXES | {"GR"}:
        raise Invalid("%(number)s begins with no country's code: write it with it, as FR44732829320", field=field, number=typed)
    swiss = typed.startswith("CH")
    if not swiss and not of_the_union(typed):
        return bare(typed)
    number = swiss_vat_number(typed) if swiss else vat_number(bare(typed))
    if number is None:
        raise Invalid("%(number)s is no VAT number: its form or digits do not check", field=field, number=typed)
    return number
