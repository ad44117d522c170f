"""What a document would be: decided as the command itself is, but written nowhere, and without a number of ours."""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.writing.buyer_rules import check_buyer
from chalicelib.application.writing.document_numbers import with_number
from chalicelib.application.writing.enrol import enrol
from chalicelib.application.writing.entries import day_of, number
from chalicelib.domain.access.roles import may
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.decide import decide
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS, evolve
from chalicelib.domain.sale.numbering import Numbering

Previewed = c.ReviseOffer | c.PlaceOrder | c.CreateDeliveryNote | c.IssueInvoice | c.Credit
"""The commands that make a document, but the one that opens a dossier."""


class Preview(Struct, frozen=True):
    """Who asks for a preview of which command; the reference is as it is stored."""

    reference: str
    command: Previewed
    caller: Caller


class Draft(Struct, frozen=True):
    """A draft in the bucket of documents."""

    key: str
    sha256: str
    size: int


class Drafted(NamedTuple):
    """The dossier as the command would leave it, and the entry that would make the document."""

    then: Loaded
    entry: Entry


def drafted(
    store: DossierStore, numbering: Numbering, preview: Preview, translations_for: TranslationsFor, clock: Clock
) -> Drafted:
    """What the command would do now. Raises what it would raise: Forbidden, NotFound or the domain's error."""
    if not may(preview.caller.roles, type(preview.command)):
        raise Forbidden
    head = store.load(preview.reference)
    if head is None:
        raise NotFound
    now, state = clock(), head.state
    people, command = enrol(head.people, preview.command)
    day = day_of(command, now)
    given = getattr(command, "number", None)
    command, counted = with_number(store, numbering, command, day)
    if given and store.holder(given) is not None:
        raise NotAllowed("the number %(number)s is taken", field="number", number=given)
    if counted and isinstance(command, c.CreateDeliveryNote | c.IssueInvoice | c.Credit):
        command = replace(command, number=draft_word(Loaded(state, people), translations_for))
    events = decide(state, command, day)
    check_buyer(state, people, events)
    for entry in number(events, state.version, command, preview.caller, now):
        state = evolve(state, entry)
        if SPECS.of(entry.event).document == "render":
            return Drafted(Loaded(state, people), entry)
    raise LookupError("the command makes no document")


def draft_word(head: Loaded, translations_for: TranslationsFor) -> str:
    """What stands in the place of a draft's number, in the language of the dossier's contact."""
    contact = head.people.contacts.get(head.state.contact)
    return translations_for(contact.language if contact else None).gettext("Draft").upper()
