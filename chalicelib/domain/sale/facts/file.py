"""Events and commands of files that customers send."""

from chalicelib.domain.sale.command import Command, Signed
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.files import FileKind, FileRefusal, FileType
from chalicelib.domain.values.fields import FileName, Ordinal, Sha256, Size


class FileAnnounced(EventBase, frozen=True, tag="file_announced"):
    """A customer was given a place for a file: what it is called, its type, bytes and SHA-256 (hexadecimal) as they say."""

    kind: FileKind
    name: str
    media: FileType
    size: int
    sha256: str
    signer: str | None = None


class FileFiled(EventBase, frozen=True, tag="file_filed"):
    """The file that an entry announced was looked at and kept: SHA-256 (hexadecimal) and bytes of what is kept of it."""

    entry: int
    kind: FileKind
    sha256: str
    size: int
    signer: str | None = None


class FileRefused(EventBase, frozen=True, tag="file_refused"):
    """The file that an entry announced was looked at and not kept."""

    entry: int
    why: FileRefusal


class FileRemoved(EventBase, frozen=True, tag="file_removed"):
    """Staff took away the file that an entry announced; why is the entry's comment."""

    entry: int
    kind: FileKind


FileEvent = FileAnnounced | FileFiled | FileRefused | FileRemoved


class AnnounceFile(Signed, frozen=True, kw_only=True, tag="announce_file"):
    """A customer has a file to send."""

    kind: FileKind
    file_name: FileName
    media: FileType
    size: Size
    sha256: Sha256


class RecordFile(Command, frozen=True, kw_only=True, tag="record_file"):
    """The worker's report on the file that an entry announced: what is kept of it, or why it is refused."""

    entry: Ordinal
    sha256: Sha256 | None = None
    size: Size = 0
    refused: FileRefusal | None = None


class RemoveFile(Command, frozen=True, kw_only=True, tag="remove_file"):
    """Take away the file of an entry, say because it holds what nobody should have sent; the comment says why."""

    entry: Ordinal
