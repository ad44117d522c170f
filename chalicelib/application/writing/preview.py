"""What a document would be: decided as the command itself is, but written nowhere, and without a number of ours."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.caller import Caller, Request
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.official_rules import RulesRun
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.writing.decide import decide
from chalicelib.application.writing.document_numbers import number_in
from chalicelib.application.writing.prepare import CommandRequest, prepare
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import may, previewed
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import SPECS, evolve
from chalicelib.domain.sale.numbering import Numbering
from chalicelib.domain.sale.offer_policy import OfferPolicy

if TYPE_CHECKING:
    Previewed = Command
    PreviewedOpening = Command
else:
    _EVENTS = tuple(event for event, row in SPECS.rows.items() if row.document == "render")
    Previewed, PreviewedOpening = previewed(_EVENTS, "manager", "accountant"), previewed(_EVENTS, "opening")
"""The commands that make a document, of a dossier that is there and of one that they open."""
NEW = "…"
"""What stands for the reference of a dossier that is not there yet."""


class Preview(Struct, frozen=True):
    """Who asks for a preview of which command; the reference is as it is stored, or NEW."""

    reference: str
    command: Previewed | PreviewedOpening
    caller: Caller

    @property
    def folder(self) -> str:
        """Where its drafts lie: no reference is written as that of dossiers that are not there yet."""
        return "new" if self.reference == NEW else self.reference


class Draft(Struct, frozen=True):
    """A draft in the bucket of documents, and what the publishers' rules say of its bill; None where it has none.

    pages: the keys of its pages as pictures; none of a document of staff's own.
    """

    key: str
    sha256: str
    size: int
    rules: RulesRun | None = None
    pages: tuple[str, ...] = ()


class Policies(Protocol):
    """What of the seller's a command is decided with."""

    @property
    def numbering(self) -> Numbering:
        """Its sequences of numbers."""

    @property
    def offers(self) -> OfferPolicy:
        """Its policy of offers."""


class Drafted(NamedTuple):
    """The dossier as the command would leave it, and the entry that would make the document."""

    then: Loaded
    entry: Entry


def drafted(
    store: DossierStore, policies: Policies, preview: Preview, translations_for: TranslationsFor, clock: Clock
) -> Drafted:
    """Give what the command would do now. Raises what it would raise: Forbidden, NotFound or the domain's error."""
    if not may(preview.caller.roles, type(preview.command)):
        raise Forbidden
    now = clock()
    request = CommandRequest(
        preview.reference, preview.command, preview.caller, Request("", ""), policies.numbering, policies.offers
    )
    prepared = prepare(store, request, now)
    given = number_in(preview.command)
    if given and store.holder(given) is not None:
        raise NotAllowed("the number %(number)s is taken", field="number", number=given)
    state, people = prepared.state, prepared.context.people
    if prepared.counted:
        drafted = replace(prepared.command, number=draft_word(Loaded(state, people), translations_for))
        prepared = replace(prepared, command=drafted, counted=None)
    for entry in decide(prepared, now).entries:
        state = evolve(state, entry)
        if SPECS.of(entry.event).document == "render":
            if state.document(entry.seq) is None:
                raise Invalid("another system made this document: there is no draft of it here", field="number")
            return Drafted(Loaded(state, people), entry)
    raise LookupError("the command makes no document")


def draft_word(head: Loaded, translations_for: TranslationsFor) -> str:
    """Give what stands in the place of a draft's number, in the language of the dossier's contact."""
    contact = head.people.contacts.get(head.state.contact)
    return translations_for(contact.language if contact else None).gettext("Draft").upper()
