"""A bench for documents: a dossier in memory, the real typesetter, a document store to look at, and staff who ask."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from msgspec.structs import replace
from pypdf import PdfReader

from chalicelib.adapters import facturx, qr
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Caller
from chalicelib.application.ports.document_store import bucket_of, document_key
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.render import handlers
from chalicelib.effects.documents.renderer import Renderer
from chalicelib.effects.queue.sweep import sweep
from chalicelib.effects.queue.tools import Tools
from tests.builder.dossiers import StoreBuilder
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.store import MemoryStore
from tests.samples.drawing import OFFER
from tests.unit.renderer import LABEL_SHEETS, TYPESETTER

REFERENCE = "45MR61G00C"
DUE = date(2099, 9, 30)
CLAIRE = Caller("claire", "claire", frozenset({"manager", "accountant"}), Actor("manager"), "staff")


class RenderBench:
    """An offer, whoever asks for more, and whoever makes its documents."""

    def __init__(self, language: Language = "fr") -> None:
        self.now = datetime(2026, 8, 6, 7, 0, tzinfo=UTC)
        self._runs = 0
        self.store, self.document_store = MemoryStore(), FakeDocumentStore()
        self.renderer = Renderer(
            store=self.store, translations_for=translations, seller=seller(),
            site_url="https://suivi.example", typeset=TYPESETTER, pictures=TYPESETTER.pictures,
            typeset_labels=LABEL_SHEETS, xml=facturx.bill_xml, hybrid=facturx.hybrid,
            squares=qr.squares, document_store=self.document_store,
        )  # fmt: skip
        todo = self.store.of("render")
        self.tools = Tools(
            store=self.store,
            todo=todo,
            clock=lambda: self.now,
            owner=self._owner,
            sleep=lambda seconds: None,
            handlers=handlers(self.renderer),
        )
        contact = replace(OFFER.contacts[0], language=language)
        offer = replace(OFFER, reference=REFERENCE, contacts=(contact,), mails=False)
        self.dossiers = StoreBuilder(self.store, lambda: self.now, CLAIRE, seller().numbering)
        self.dossiers.open(offer)

    def _owner(self) -> str:
        self._runs += 1
        return f"run {self._runs}"

    @property
    def state(self) -> Dossier:
        """The dossier's."""
        state: Dossier = self.store.heads[REFERENCE].state
        return state

    def execute(self, command: c.Command) -> None:
        """Carry out a command without mails."""
        self.dossiers.apply(REFERENCE, replace(command, mails=False))

    def work(self) -> dict[str, Any]:
        """Make what is due, with plenty of time; tells how many ended how."""
        return dict(sweep(self.tools, lambda: timedelta(minutes=1)))

    def file(self, document: Document) -> bytes:
        """The file of a document."""
        return self.document_store.get(bucket_of(document.kind), document_key(REFERENCE, document.entry, document.sha256 or ""))


def text(content: bytes) -> str:
    """What a PDF says."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def attached(content: bytes) -> list[str]:
    """The names of the files inside a PDF."""
    return [*PdfReader(BytesIO(content)).attachments]
