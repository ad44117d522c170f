"""Events and commands of the documents that entries make, and those that staff upload."""

from typing import Literal

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.uploads import Refusal
from chalicelib.domain.values.fields import Ordinal, Reader, Sha256, Size

Unmakeable = Literal["facts", "type", "xml", "exhausted", "died"]
"""Why a document is not made: what it says cannot be put together, set in type, or written as the XML of a bill; each try of
two days failed; or whoever made it died each time."""


class DocumentMade(EventBase, frozen=True, tag="document_made"):
    """The document of an entry is there: its SHA-256 (hexadecimal) and size in bytes."""

    entry: int
    sha256: str
    size: int


class DocumentFailed(EventBase, frozen=True, tag="document_failed"):
    """The document of an entry cannot be made: it was given up, until staff have it tried again."""

    entry: int
    why: Unmakeable


class DocumentMailRequested(EventBase, frozen=True, tag="document_mail_requested"):
    """Staff asked for the link to be mailed again because of the document of an entry."""

    entry: int
    contact: str


class UploadChecked(EventBase, frozen=True, tag="upload_checked"):
    """A document of staff's own was looked at: accepted, or refused for a reason."""

    sha256: str
    size: int
    refused: Refusal | None = None


DocumentEvent = DocumentMade | DocumentFailed | DocumentMailRequested | UploadChecked
DocumentMail = Literal["document"]


class MailDocument(Command, frozen=True, kw_only=True, tag="mail_document"):
    """Mail the link again because of a document (to the dossier's contact if none is given).

    To the billing address's own mail address (_billing) an invoice or a credit note goes as text, as it did at first.
    """

    entry: Ordinal
    contact: Reader | None = None


class RecordDocument(Command, frozen=True, kw_only=True, tag="record_document"):
    """The worker's report that the document of an entry is there."""

    entry: Ordinal
    sha256: Sha256
    size: Size


class RecordDocumentFailed(Command, frozen=True, kw_only=True, tag="record_document_failed"):
    """The worker's report that the document of an entry was given up."""

    entry: Ordinal
    why: Unmakeable


class RecordUpload(Command, frozen=True, kw_only=True, tag="record_upload"):
    """The worker's report on a document of staff's own."""

    sha256: Sha256
    size: Size
    refused: Refusal | None = None
