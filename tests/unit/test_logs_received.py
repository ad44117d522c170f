"""What an instrument wrote is taken on a service case alone, by how it begins, up to fifty megabytes; it is only ever saved."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.received import to_store
from chalicelib.adapters.s3.disposition import attachment
from chalicelib.adapters.seller import seller
from chalicelib.application.customer.files import download_name
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.files import LARGEST_LOG, FileType
from chalicelib.domain.sale.uploads import LARGEST
from tests.builder.cases import CASE, REFERENCE, by_link
from tests.builder.dossiers import STAFF, StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.drawing import OFFER
from tests.unit.domain.sale.test_case_story import MONDAY

ZIP: FileType = "application/zip"
SHA = "a" * 64


def announced(opening: Any = CASE, **changes: Any) -> Any:
    """The file that a customer announces on what was opened."""
    store = MemoryStore()
    builder = StoreBuilder(store, lambda: MONDAY, STAFF, seller().numbering)
    builder.open(opening)
    given = {"kind": "log", "file_name": "GL3-01187.ZIP", "media": ZIP, "size": LARGEST_LOG, "sha256": SHA, **changes}
    builder.apply(REFERENCE, c.AnnounceFile(name="Anna Kovács", **given), caller=by_link())
    return store.heads[REFERENCE].state.files[-1]


def test_a_log_is_taken_on_a_case_and_saved_under_its_name() -> None:
    file = announced()
    assert (file.stored_type, download_name(file)) == (ZIP, "GL3-01187.zip")
    assert attachment(download_name(file)) == 'attachment; filename="GL3-01187.zip"'


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"size": LARGEST_LOG + 1}, "size"),
        ({"kind": "other", "media": "application/pdf", "size": LARGEST + 1}, "size"),
        ({"media": "application/pdf"}, "type"),
        ({"kind": "other"}, "type"),
    ],
)
def test_what_is_too_large_or_of_another_kind_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as error:
        announced(**changes)
    assert error.value.field == field


def test_a_sale_takes_none() -> None:
    with pytest.raises(Invalid, match="service case alone"):
        announced(replace(OFFER, reference=REFERENCE))


@pytest.mark.parametrize(
    ("media", "content", "kept"),
    [
        (ZIP, b"PK\x03\x04" + bytes(40), True),
        (ZIP, b"PK\x05\x06" + bytes(18), True),
        (ZIP, b"MZ" + bytes(40), False),
        ("video/mp4", b"\0\0\0\x18ftypmp42" + bytes(20), True),
        ("video/mp4", b"\0\0\0\x18ftypheic" + bytes(20), False),
        ("video/mp4", b"<html>", False),
        ("text/csv", "date;débit\r\n2026-08-03;1,2\r\n".encode("cp1252"), True),
        ("text/csv", "\ufeffdate,flow\n2026-08-03,1.2\n".encode(), True),
        ("text/csv", b"<script>alert(1)</script>", False),
        ("text/csv", b"date;flow\n\x00", False),
        ("text/csv", b"PK\x03\x04", False),
    ],
)
def test_it_is_known_by_how_it_begins_and_kept_as_it_came(media: FileType, content: bytes, kept: bool) -> None:
    file = announced(media=media, file_name="x", size=len(content))
    assert to_store(content, file) == (content if kept else "other_type")
