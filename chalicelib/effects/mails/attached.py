"""The mails that have a document with them, sent by who may read it."""

from collections.abc import Mapping
from functools import partial

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import DocumentStore, bucket_of, document_key
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import FORWARDED, Effect, EffectKind
from chalicelib.application.view.document_names import file_name
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale.commands import Command, RecordUndelivered
from chalicelib.domain.sale.events import InvoiceForwarded
from chalicelib.effects.mails.handlers import news
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Attachment
from chalicelib.effects.queue.tools import GivenUp, Handler


class StillToMake(Exception):
    """The document is not there yet: the mail waits for it."""


def with_document(mailing: Mailing, document_store: DocumentStore, effect: Effect) -> Command | None:
    """Mail what happened, with the document that it is about."""
    return news(mailing, effect, partial(_attachments, mailing, document_store, effect))


def _attachments(
    mailing: Mailing, document_store: DocumentStore, effect: Effect, loaded: Loaded, contact: Contact
) -> tuple[Attachment, ...]:
    """Give the document, called as its reader's language has it. Raises StillToMake."""
    (entry,) = mailing.store.older(effect.reference, effect.seq + 1, 1)
    if not isinstance(entry.event, InvoiceForwarded):
        raise TypeError(type(entry.event).__name__)
    document = loaded.state.document(entry.event.entry)
    if document is None or document.sha256 is None:
        raise StillToMake
    key = document_key(effect.reference, document.entry, document.sha256)
    content = document_store.get(bucket_of(document.kind), key)
    name = file_name(mailing.translations_for(contact.language), effect.reference, document)
    return (Attachment(name, content, "application/pdf"),)


def given_up(store: DossierStore, effect: Effect, error: Exception | None) -> RecordUndelivered | None:
    """Give what the dossier is told of a mail that was given up, once: staff are mailed, and its readers see it."""
    loaded = store.load(effect.reference)
    reported = any(one.contact == effect.contact for one in loaded.state.undelivered) if loaded else True
    return None if reported else RecordUndelivered(contact=effect.contact, why="unsent")


def handlers(mailing: Mailing, document_store: DocumentStore) -> Mapping[EffectKind, Handler]:
    """Give each kind of these mails, done with this."""
    return {kind: partial(with_document, mailing, document_store) for kind in FORWARDED}


def losses(store: DossierStore) -> Mapping[str, GivenUp]:
    """Give what a dossier is told of these mails where they were given up."""
    return {kind: partial(given_up, store) for kind in FORWARDED}
