"""All documents of a dossier in one file: what is in it, and that the same documents give the same bytes."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.application.archive import digest, manifest
from chalicelib.application.ports import Effect, Loaded
from chalicelib.application.shelves import SHELVES, archive_key, document_key
from chalicelib.domain.dossier import Document, Dossier
from chalicelib.effects.archive import archive
from chalicelib.effects.press import Press
from tests.fakes import FakeStore
from tests.fakes.shelves import FakeShelves
from tests.unit.story import Story
from tests.unit.test_steps import july

REFERENCE = "45KL89G00E"


def unused(*_: object) -> tuple[str, ...]:
    """Nothing is set in type for an archive."""
    raise AssertionError


@pytest.fixture
def press() -> Press:
    """An invoice and an order that are there, and a delivery note that is not."""
    story = Story().does(july(20), "issue_invoice", number="F26-0412", due="2026-08-20")
    story.does(july(21), "create_delivery_note", number="BL26-0733")
    shelves, made = FakeShelves(), []
    for each in story.state.documents:
        content = f"%PDF of {each.kind}".encode()
        known = replace(each, sha256=sha256(content).hexdigest()) if each.kind != "delivery_note" else each
        made.append(known)
        if known.sha256:
            shelves.put(SHELVES[each.kind], document_key(REFERENCE, each.entry, known.sha256), content, "application/pdf")
    store = FakeStore(heads={REFERENCE: Loaded(replace(story.state, documents=tuple(made)), story.people)})
    return Press(store, words, seller(), "https://suivi.example", unused, unused, unused, unused, shelves)  # type: ignore[arg-type]


def kept(press: Press) -> bytes:
    """The archive's bytes, under the key that the API works out from the state."""
    loaded = press.store.load(REFERENCE)
    assert loaded
    return press.shelves.get("documents", archive_key(REFERENCE, digest(manifest(words("fr"), REFERENCE, loaded.state))))


def test_it_holds_each_document_that_is_there_and_a_manifest_of_their_hashes(press: Press) -> None:
    archive(press, Effect(REFERENCE, 9, "archive"))
    with ZipFile(BytesIO(kept(press))) as file:
        names = file.namelist()
        hashes = {name: sha256(file.read(name)).hexdigest() for name in names[1:]}
        listed = file.read(names[0]).decode()
    assert names == ["SHA256SUMS.txt", f"Commande-{REFERENCE}.pdf", "Facture-F26-0412.pdf"]
    assert listed == "".join(f"{hashed}  {name}\n" for name, hashed in hashes.items())


def test_the_same_documents_give_the_same_bytes(press: Press) -> None:
    archive(press, Effect(REFERENCE, 9, "archive"))
    first = kept(press)
    assert isinstance(press.shelves, FakeShelves)
    without = {place: file for place, file in press.shelves.files.items() if not place[1].endswith(".zip")}
    again = press._replace(shelves=FakeShelves(without))
    archive(again, Effect(REFERENCE, 12, "archive"))
    assert kept(again) == first


def test_another_document_is_another_archive() -> None:
    there = Document(2, "invoice", "F26-0412", july(20), sha256="a" * 64)
    one, two = (Dossier(documents=(there, *more)) for more in ((), (replace(there, entry=3, number="F26-0413"),)))
    assert digest(manifest(words("fr"), REFERENCE, one)) != digest(manifest(words("fr"), REFERENCE, two))
