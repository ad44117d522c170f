"""A file that a customer sent is looked at once, by its content, and the dossier says what became of it."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from chalicelib.adapters.received import to_store
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import file_key
from chalicelib.application.ports.effects import Effect
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.files import GRANTED, MOST, FileKind, FileRefusal, FileType, SentFile, check_room, granted
from chalicelib.domain.sale.uploads import LARGEST
from chalicelib.effects.documents.erase import erase
from chalicelib.effects.documents.files import FileChecking, check_file
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.inbox import FakeInbox
from tests.samples import pdfs, pictures
from tests.samples.callers import CUSTOMER
from tests.unit.effects_bench import REFERENCE, Bench

PDF: FileType = "application/pdf"
GOOD, SCRIPT = pdfs.pdf(), pdfs.pdf(pdfs.in_root(OpenAction=pdfs.script()))
LOCKED = pdfs.pdf(lambda writer: writer.encrypt("secret", "owner", algorithm="RC4-128"))
HTML = b"<!doctype html><script>alert(1)</script>"


class Killed(BaseException):
    """The worker dies here."""


class Mailroom:
    """The worker's tools on an offer."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.bench.create(mails=False)
        self.inbox, self.document_store = FakeInbox(), FakeDocumentStore()
        self.tools = FileChecking(
            store=self.bench.store,
            inbox=self.inbox,
            document_store=self.document_store,
            kept=to_store,
            clock=lambda: self.bench.now,
            sleep=lambda seconds: None,
        )

    def send(self, content: bytes, media: FileType = PDF, kind: FileKind = "other", *, put: bytes | None = None) -> str:
        """Jean announces a content and puts it, or another one; gives its key."""
        command = c.AnnounceFile(
            name="Jean Bon", kind=kind, file_name="Bon.pdf", media=media, size=len(content), sha256=sha256(content).hexdigest()
        )
        self.bench.execute(command, caller=CUSTOMER)
        key = f"uploads/{REFERENCE}/{self.file().entry}"
        self.inbox.files[key] = content if put is None else put
        return key

    def file(self) -> SentFile:
        """The last file, as it stands."""
        file: SentFile = self.bench.store.load(REFERENCE).state.files[-1]
        return file

    def reports(self) -> list[Any]:
        """What the dossier was told of files that came."""
        history = self.bench.store.history(REFERENCE)
        return [entry for entry in history if isinstance(entry.event, e.FileFiled | e.FileRefused)]

    def stored(self) -> tuple[bytes, str]:
        """What is kept of the last file, and as which type."""
        return self.document_store.files["documents", file_key(REFERENCE, self.file())]


@pytest.fixture
def mailroom() -> Mailroom:
    """An offer, and an inbox that is empty."""
    return Mailroom()


def test_a_purchase_order_is_filed_as_its_senders_act_and_orders_nothing(mailroom: Mailroom) -> None:
    check_file(mailroom.tools, mailroom.send(GOOD, kind="purchase_order"))
    (entry,) = mailroom.reports()
    assert entry.event == e.FileFiled(mailroom.file().entry, "purchase_order", sha256(GOOD).hexdigest(), len(GOOD), "s1")
    assert (entry.origin.visible, entry.origin.actor.id, entry.origin.channel) == (True, "c1", "link")
    assert mailroom.stored() == (GOOD, PDF)
    assert mailroom.bench.store.load(REFERENCE).state.order is None


@pytest.mark.parametrize(
    ("content", "media"), [(pictures.jpeg(), "image/jpeg"), (pictures.png(), "image/png"), (pictures.HEIC, "image/heic")]
)
def test_of_a_picture_nothing_is_kept_but_its_points(mailroom: Mailroom, content: bytes, media: FileType) -> None:
    check_file(mailroom.tools, mailroom.send(content, media, "picture"))
    made, stored_as = mailroom.stored()
    assert stored_as == "image/jpeg" and pictures.SECRET.encode() not in made
    assert Image.open(BytesIO(made)).size == (120, 160)
    assert (mailroom.file().kept, mailroom.file().kept_size) == (sha256(made).hexdigest(), len(made))


REFUSED: dict[str, tuple[FileRefusal, bytes, FileType]] = {
    "HTML that calls itself PDF": ("not_a_pdf", HTML, PDF),
    "SVG that calls itself PNG": ("not_a_picture", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
    "a zip that calls itself PDF": ("not_a_pdf", b"PK\x03\x04" + bytes(40), PDF),
    "script inside": ("script", SCRIPT, PDF),
    "behind a password": ("encrypted", LOCKED, PDF),
    "cut off": ("not_a_pdf", pdfs.pdf(pages=20)[:1500], PDF),
    "a picture cut off": ("not_a_picture", pictures.jpeg()[:700], "image/jpeg"),
    "a bomb in a document": ("too_complex", pdfs.pdf(pdfs.bomb(80 * 2**20, 1)), PDF),
    "a bomb of points": ("too_complex", pictures.huge_png(60_000, 60_000), "image/png"),
    "a JPEG that calls itself PNG": ("other_type", pictures.jpeg(), "image/png"),
    "a picture that calls itself PDF": ("other_type", pictures.jpeg(), PDF),
    "a document that calls itself JPEG": ("other_type", GOOD, "image/jpeg"),
    "a zip behind a document": ("trailing", GOOD + b"PK\x03\x04" + bytes(60) + b"PK\x05\x06", PDF),
    "HTML behind a document": ("trailing", GOOD + HTML, PDF),
    "HTML before a document": ("not_a_pdf", HTML + GOOD, PDF),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_sound_is_refused_with_its_reason_and_not_kept(mailroom: Mailroom, name: str) -> None:
    why, content, media = REFUSED[name]
    kind: FileKind = "other" if media == PDF else "picture"
    check_file(mailroom.tools, mailroom.send(content, media, kind))
    (entry,) = mailroom.reports()
    assert (entry.event, entry.origin.visible) == (e.FileRefused(mailroom.file().entry, why), False)
    assert mailroom.document_store.files == {}


@pytest.mark.parametrize(
    ("put", "why"), [(SCRIPT, "other_content"), (b"", "other_content"), (GOOD + bytes(LARGEST), "too_large")]
)
def test_other_bytes_than_were_announced_are_refused(mailroom: Mailroom, put: bytes, why: FileRefusal) -> None:
    check_file(mailroom.tools, mailroom.send(GOOD, put=put))
    assert mailroom.file().refused == why and mailroom.document_store.files == {}


def test_a_message_that_comes_again_changes_nothing(mailroom: Mailroom) -> None:
    key = mailroom.send(GOOD)
    for _ in range(3):
        check_file(mailroom.tools, key)
    assert len(mailroom.reports()) == 1 and len(mailroom.document_store.files) == 1


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", ["load", "commit"])
@pytest.mark.parametrize("content", [GOOD, SCRIPT], ids=["filed", "refused"])
def test_a_worker_killed_beside_any_call_is_made_good(mailroom: Mailroom, call: str, when: str, content: bytes) -> None:
    key = mailroom.send(content)

    def die() -> None:
        raise Killed

    getattr(mailroom.bench.store, when)[call] = [die]
    with pytest.raises(Killed):
        check_file(mailroom.tools, key)
    check_file(mailroom.tools, key)
    assert len(mailroom.reports()) == 1
    assert len(mailroom.document_store.files) == (content is GOOD)


def test_what_nobody_announced_is_no_file(mailroom: Mailroom) -> None:
    mailroom.inbox.files[f"uploads/{REFERENCE}/2"] = GOOD
    for key in (f"uploads/{REFERENCE}/2", "uploads/45ZZ99Z99Z/9"):
        with pytest.raises(LookupError):
            check_file(mailroom.tools, key)
    with pytest.raises(ValueError):
        check_file(mailroom.tools, "uploads/elsewhere.txt")


class Forgetting:
    """A store whose dossiers know no contact any more."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def load(self, reference: str) -> Loaded:
        """The head without its contacts."""
        state, people = self._store.load(reference)
        return Loaded(state, replace(people, contacts={}))


def test_a_file_of_a_contact_who_is_forgotten_is_filed_all_the_same(mailroom: Mailroom) -> None:
    key = mailroom.send(GOOD)
    store: Any = Forgetting(mailroom.bench.store)
    check_file(replace(mailroom.tools, store=store), key)
    (entry,) = mailroom.reports()
    assert (entry.origin.actor.kind, mailroom.file().filed) == ("system", True)


def test_staff_take_a_file_away_and_it_is_deleted(mailroom: Mailroom) -> None:
    check_file(mailroom.tools, mailroom.send(GOOD))
    mailroom.bench.now += timedelta(hours=1)
    mailroom.bench.execute(c.RemoveFile(entry=mailroom.file().entry, comment="A copy of an identity card."))
    effect = Effect(REFERENCE, mailroom.bench.store.load(REFERENCE).state.version, "erase")
    assert effect in mailroom.bench.fake.todos
    renderer: Any = type("Tools", (), {"store": mailroom.bench.store, "document_store": mailroom.document_store})
    for _ in range(2):
        erase(renderer, effect)
    assert mailroom.document_store.files == {}
    assert (mailroom.file().filed, mailroom.file().name) == (False, "")


def test_a_file_that_is_looked_at_after_midnight_is_filed_though_another_was_announced_since(mailroom: Mailroom) -> None:
    mailroom.bench.now = mailroom.bench.now.replace(hour=21, minute=59)
    key = mailroom.send(GOOD)
    mailroom.bench.now += timedelta(minutes=2)
    mailroom.send(pdfs.pdf(pages=2))
    check_file(mailroom.tools, key)
    assert [one.filed for one in mailroom.bench.store.load(REFERENCE).state.files] == [True, False]
    mailroom.bench.now += timedelta(days=2)
    mailroom.send(pdfs.pdf(pages=3))
    assert [one.filed for one in mailroom.bench.store.load(REFERENCE).state.files] == [True, False], (
        "what never came is forgotten"
    )


def test_a_place_that_is_asked_for_again_lives_no_longer(mailroom: Mailroom) -> None:
    mailroom.send(GOOD)
    file = mailroom.file()
    assert [granted(file, file.announced + timedelta(minutes=n)) for n in (0, 9, 10, 60)] == [600, 60, 1, 1]


def test_files_under_way_take_room_too(mailroom: Mailroom) -> None:
    mailroom.send(GOOD)
    file = mailroom.file()
    files = tuple(replace(file, entry=n, by=f"l:{n}") for n in range(MOST))
    with pytest.raises(NotAllowed, match="as many as it can hold"):
        check_room(files, "l:other", file.announced)
    check_room(files, "l:other", file.announced + GRANTED)
