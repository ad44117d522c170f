"""All documents of a dossier in one file: what is in it, and that the same documents give the same bytes."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import IO, Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.customer.archive import digest
from chalicelib.application.customer.presigned import archive_address
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.document_store import Bucket, archive_key, bucket_of, document_key
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.archive import archive
from chalicelib.effects.documents.renderer import Renderer
from chalicelib.effects.queue.sweep import BATCH, sweep
from tests.builder.story import Story
from tests.fakes.document_store import FakeDocumentStore
from tests.fakes.store import MemoryStore
from tests.fakes.views import Todo
from tests.unit.domain.sale.test_steps import july
from tests.unit.render_bench import DUE, RenderBench
from tests.unit.render_bench import REFERENCE as OFFERED

REFERENCE = "45KL89G00E"


def unused(*_: object) -> Any:
    """Nothing is set in type for an archive."""
    raise AssertionError


@pytest.fixture
def renderer() -> Renderer:
    """An invoice and an order that are there, and a delivery note that is not."""
    story = Story().does(july(20), "issue_invoice", number="F26-0412", due="2026-08-20")
    story.does(july(21), "create_delivery_note", number="BL26-0733")
    document_store, made = FakeDocumentStore(), []
    for each in story.state.documents:
        content = f"%PDF of {each.kind}".encode()
        document = replace(each, sha256=sha256(content).hexdigest()) if each.kind != "delivery_note" else each
        made.append(document)
        if document.sha256:
            document_store.put(
                bucket_of(each.kind), document_key(REFERENCE, each.entry, document.sha256), content, "application/pdf"
            )
    store = MemoryStore(heads={REFERENCE: Loaded(replace(story.state, documents=tuple(made)), story.people)})
    return Renderer(
        store=store,
        translations_for=translations,
        seller=seller(),
        site_url="https://suivi.example",
        typeset=unused,
        pictures=unused,
        typeset_labels=unused,
        xml=unused,
        hybrid=unused,
        squares=unused,
        document_store=document_store,
    )


def archived(renderer: Renderer) -> bytes:
    """The archive's bytes, where the API finds them."""
    loaded = renderer.store.load(REFERENCE)
    assert loaded
    address = archive_address(renderer.document_store, REFERENCE, loaded)
    assert address and address.startswith(f"https://documents.example/archives/{REFERENCE}.zip")
    return renderer.document_store.get("documents", archive_key(REFERENCE))


def test_it_holds_each_document_that_is_there_and_a_manifest_of_their_hashes(renderer: Renderer) -> None:
    archive(renderer, Effect(REFERENCE, 9, "archive"))
    with ZipFile(BytesIO(archived(renderer))) as file:
        names = file.namelist()
        hashes = {name: sha256(file.read(name)).hexdigest() for name in names[1:]}
        listed = file.read(names[0]).decode()
    assert names == ["SHA256SUMS.txt", f"Confirmation-de-commande-{REFERENCE}.pdf", "Facture-F26-0412.pdf"]
    assert listed == "".join(f"{hashed}  {name}\n" for name, hashed in hashes.items())


def test_the_same_documents_give_the_same_bytes(renderer: Renderer) -> None:
    archive(renderer, Effect(REFERENCE, 9, "archive"))
    first = archived(renderer)
    assert isinstance(renderer.document_store, FakeDocumentStore)
    without = {key: file for key, file in renderer.document_store.files.items() if not key[1].endswith(".zip")}
    again = replace(renderer, document_store=FakeDocumentStore(without))
    archive(again, Effect(REFERENCE, 12, "archive"))
    assert archived(again) == first


def test_another_document_is_another_archive() -> None:
    there = Document(2, "invoice", "F26-0412", july(20), sha256="a" * 64)
    one, two = (Dossier(documents=(there, *more)) for more in ((), (replace(there, entry=3, number="F26-0413"),)))
    assert digest(one) != digest(two)


def test_a_language_put_right_keeps_the_archive_open(renderer: Renderer) -> None:
    archive(renderer, Effect(REFERENCE, 9, "archive"))
    loaded = renderer.store.load(REFERENCE)
    assert loaded and isinstance(renderer.store, MemoryStore)
    english = {key: replace(contact, language="en") for key, contact in loaded.people.contacts.items()}
    renderer.store.heads[REFERENCE] = loaded._replace(people=replace(loaded.people, contacts=english))
    assert archived(renderer).startswith(b"PK")


def test_a_slow_worker_s_older_archive_takes_no_newer_one_s_place(renderer: Renderer) -> None:
    """One packs while another document is made and packed: it finds its place taken, and looks again."""
    loaded = renderer.store.load(REFERENCE)
    fast: list[Language | None] = []
    assert loaded and isinstance(renderer.store, MemoryStore)
    store, newest = renderer.store, loaded.state.documents[-1]
    content = b"%PDF of a delivery note"

    def translations_for(lang: Language | None) -> Translations:
        if not fast:
            fast.append(lang)
            made = replace(newest, sha256=sha256(content).hexdigest())
            renderer.document_store.put(
                "documents", document_key(REFERENCE, made.entry, made.sha256 or ""), content, "application/pdf"
            )
            state = replace(loaded.state, documents=(*loaded.state.documents[:-1], made))
            store.heads[REFERENCE] = loaded._replace(state=state)
            archive(renderer, Effect(REFERENCE, 12, "archive"))
        return translations(lang or "fr")

    archive(replace(renderer, translations_for=translations_for), Effect(REFERENCE, 9, "archive"))
    with ZipFile(BytesIO(archived(renderer))) as file:
        assert "Bon-de-livraison-BL26-0733.pdf" in file.namelist()


def archives(bench: RenderBench, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The names in each archive that was written, in order."""
    written: list[set[str]] = []
    real = bench.document_store.replace

    def replace_(bucket: Bucket, key: str, content: IO[bytes], *more: Any) -> bool:
        with ZipFile(content) as file:
            written.append(set(file.namelist()))
        content.seek(0)
        return real(bucket, key, content, *more)

    monkeypatch.setattr(bench.document_store, "replace", replace_)
    return written


def test_a_burst_of_documents_makes_one_archive_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = RenderBench()
    written = archives(bench, monkeypatch)
    bench.execute(c.PlaceOrder())
    bench.work()
    bench.now += timedelta(seconds=20)
    bench.execute(c.CreateDeliveryNote())
    bench.execute(c.IssueInvoice(due=DUE))
    bench.work()
    bench.now += timedelta(seconds=20)
    bench.work()
    assert written == []
    bench.now += timedelta(seconds=40)
    bench.work()
    assert [len(names) for names in written] == [5], "offer, order, delivery note, invoice and their list"
    bench.now += timedelta(hours=1)
    assert bench.work() == {}
    assert archive_address(bench.document_store, OFFERED, bench.store.heads[OFFERED])


def test_a_struck_document_s_archive_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = RenderBench()
    bench.execute(c.PlaceOrder())
    bench.execute(c.CreateDeliveryNote())
    note = bench.state.version
    for _ in range(2):
        bench.work()
        bench.now += timedelta(minutes=2)
    bench.execute(c.StrikeEntry(entry=note))
    written = archives(bench, monkeypatch)
    bench.work()
    bench.now += timedelta(minutes=2)
    bench.work()
    assert [len(names) for names in written] == [3], "offer, order and their list"
    assert archive_address(bench.document_store, OFFERED, bench.store.heads[OFFERED])


def test_a_large_archive_is_not_held_in_memory(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.effects.documents.archive.IN_MEMORY", 10)
    rolled = []
    real = renderer.document_store.replace

    def replace_(bucket: Bucket, key: str, content: Any, *more: Any) -> bool:
        rolled.append(content._rolled)
        return real(bucket, key, content, *more)

    monkeypatch.setattr(renderer.document_store, "replace", replace_)
    archive(renderer, Effect(REFERENCE, 9, "archive"))
    assert rolled == [True] and archived(renderer).startswith(b"PK")


def test_archives_that_rested_stand_in_nobody_s_way() -> None:
    """As many as a sweep looks at at once are due again before it is over: it does them, and what came behind them."""
    bench, done, leases = RenderBench(), list[Effect](), count(1)
    last = Effect(OFFERED, 999, "render")
    bench.store.todos.clear()
    bench.store.todos.update({Effect(OFFERED, 100 + number, "archive"): Todo(bench.now) for number in range(BATCH)})

    def owner() -> str:
        if next(leases) == BATCH:
            bench.now += timedelta(minutes=1)
            bench.store.todos[last] = Todo(bench.now)
        return "run"

    def handle(effect: Effect) -> None:
        done.append(effect)

    tools = replace(bench.tools, owner=owner, handlers={"archive": handle, "render": handle})
    assert sweep(tools, lambda: timedelta(minutes=1)) == {"rests": BATCH, "dropped": BATCH + 1}
    assert done[-1] == last and not bench.store.todos
