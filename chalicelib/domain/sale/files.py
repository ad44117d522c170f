"""Files that customers send: what one may be, where it stands, and how many there is room for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotAllowed, TooMany
from chalicelib.domain.sale.uploads import LARGEST, Refusal
from chalicelib.domain.values.calendar import paris_date, seconds_left

FileKind = Literal["purchase_order", "picture", "other", "log"]
"""log: what an instrument wrote or what shows its fault, of a service case alone; it is kept as it came, and only ever saved."""
FileType = Literal[
    "application/pdf", "image/jpeg", "image/png", "image/heic", "application/zip", "text/csv", "video/mp4"
]  # fmt: skip
"""What a sender says that a file is; only its content decides."""
FileRefusal = Literal[Refusal, "not_a_picture", "other_type", "trailing"]
"""Why a file is refused: as a document of staff's own, and more.

not_a_picture: no JPEG, PNG or HEIC that can be read whole. other_type: another of these than was said. too_complex: a picture of
more points than are decoded, too. trailing: something else behind the end of the document.
"""
PDF: FileType = "application/pdf"
ENDINGS: Mapping[FileType, str] = {PDF: "pdf", "image/jpeg": "jpg", "image/png": "png", "image/heic": "heic"} | {
    "application/zip": "zip", "text/csv": "csv", "video/mp4": "mp4",
}  # fmt: skip
TYPES: Mapping[FileKind, frozenset[FileType]] = {
    "purchase_order": frozenset({PDF}),
    "picture": frozenset({"image/jpeg", "image/png", "image/heic"}),
    "other": frozenset({PDF}),
    "log": frozenset({"application/zip", "text/csv", "video/mp4"}),
}
GRANTED = timedelta(minutes=10)
"""How long the place of a file takes it."""
CHECKED = timedelta(minutes=15)
"""After how long a file that was heard of no more is to be sent again."""
AWAITED = timedelta(days=1)
"""How long the dossier knows of a file that nothing was heard of: it may come, or be looked at, after midnight."""
LARGEST_LOG = 50 * 2**20
"""Bytes of a log."""
MOST_A_DAY = 20
"""Files of one link on one day: each has up to ten megabytes, a log fifty, and the owner is mailed of it."""
MOST = 60
"""Files of a dossier that are filed and stay: its head holds a line of each."""


class SentFile(Struct, frozen=True, omit_defaults=True):
    """A file that a customer sends, by the entry that announced it at a moment (UTC), on a day (Paris).

    sent: the SHA-256 (hexadecimal) of what was announced; size: its bytes. by: the link that it comes by.
    kept, kept_size: SHA-256 and bytes of what was filed, which of a picture is made anew. refused: why it was not.
    removed: when staff took it away.
    """

    entry: int
    kind: FileKind
    name: str
    media: FileType
    size: int
    sent: str
    on: date
    announced: datetime
    by: str
    contact: str | None = None
    signer: str | None = None
    kept: str | None = None
    kept_size: int = 0
    refused: FileRefusal | None = None
    removed: date | None = None

    @property
    def settled(self) -> bool:
        """Whether it was looked at."""
        return self.kept is not None or self.refused is not None or self.removed is not None

    @property
    def filed(self) -> bool:
        """Whether it can be had."""
        return self.kept is not None and self.removed is None

    @property
    def stored_type(self) -> FileType:
        """What is kept of it: of every picture a JPEG."""
        return "image/jpeg" if self.media in TYPES["picture"] else self.media


Files = tuple[SentFile, ...]
"""The oldest first."""


FileStanding = Literal["checking", "lost", "filed", "refused"]
"""Where a file stands that was not taken away; lost: nothing is heard of it any more, so that it is to be sent again."""


def standing(file: SentFile, now: datetime) -> FileStanding:
    """Say where a file stands at a moment (UTC)."""
    if file.refused:
        return "refused"
    if file.kept:
        return "filed"
    return "checking" if now < file.announced + CHECKED else "lost"


def same_file(files: Files, sent: str, now: datetime) -> SentFile | None:
    """Give the file with this SHA-256 that is filed, or whose place still takes it; None: it may be sent."""
    return next((one for one in files if one.sent == sent and (one.filed or _awaited(one, now))), None)


def check_room(files: Files, by: str, now: datetime) -> None:
    """Raise TooMany or NotAllowed where a link, or the dossier, has as many files as there is room for."""
    day = paris_date(now)
    if sum(one.by == by and one.on == day for one in files) >= MOST_A_DAY:
        raise TooMany(
            "%(n)s files came by this link today: call us, or send the others tomorrow", wait=seconds_left(now), n=MOST_A_DAY
        )
    if sum(one.filed or _awaited(one, now) for one in files) >= MOST:
        raise NotAllowed("this dossier has %(n)s files, as many as it can hold: call us", n=MOST)


def check_new(files: Files, sent: str, now: datetime) -> None:
    """Raise NotAllowed for a file that is here."""
    same = same_file(files, sent, now)
    if same:
        raise NotAllowed("this file is here already, as %(name)s", field="sha256", name=same.name)


def check_named(files: Files, given: Sequence[str]) -> None:
    """Raise Invalid for a file by SHA-256 that was not sent here, or that was refused or taken away."""
    here = {sha256 for one in files if not one.refused and not one.removed for sha256 in (one.sent, one.kept)}
    for index, sha256 in enumerate(given):
        if sha256 not in here:
            raise Invalid("send this file first", field=f"files[{index}]")


def check_type(kind: FileKind, media: FileType) -> None:
    """Raise Invalid for a type that no file of this kind has."""
    if media not in TYPES[kind]:
        raise Invalid("a file of this kind is a %(types)s", field="type", types=", ".join(sorted(TYPES[kind])))


def largest(kind: FileKind) -> int:
    """Give how many bytes a file of a kind may have."""
    return LARGEST_LOG if kind == "log" else LARGEST


def check_size(kind: FileKind, size: int) -> None:
    """Raise Invalid for more bytes than a file of this kind may have."""
    if size > largest(kind):
        raise Invalid("a file of this kind has %(most)s MB at most", field="size", most=largest(kind) // 2**20)


def with_file(files: Files, new: SentFile) -> Files:
    """Give the files with one more; what was refused is told until another is announced on a later day, as what never came."""

    def stays(one: SentFile) -> bool:
        return bool(one.filed or one.removed or one.on == new.on or (not one.settled and new.announced < one.announced + AWAITED))

    return (*filter(stays, files), new)


def granted(file: SentFile, now: datetime) -> int:
    """Give the seconds for which the place of a file still takes it, one at least: who asks for it again gets no longer one."""
    return max(1, ceil((file.announced + GRANTED - now).total_seconds()))


def changed(files: Files, entry: int, **fields: object) -> Files:
    """Give the files with new fields of one."""
    return tuple(replace(one, **fields) if one.entry == entry else one for one in files)


def _awaited(one: SentFile, now: datetime) -> bool:
    return not one.settled and now < one.announced + GRANTED
