"""What all document stores do, and what those do whose addresses lead somewhere."""

from io import BytesIO
from typing import get_args
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from chalicelib.application.ports.document_store import Bucket, DocumentStore, archive_key, document_key

PDF = b"%PDF-1.7 a document"
KEY = document_key("45KL89G00E", 3, "ab" * 32)


class DocumentStoreContract:
    """Inherited by a class with a fixture `document_store`."""

    @pytest.mark.parametrize("bucket", get_args(Bucket))
    def test_what_was_put_is_there_and_is_the_same(self, document_store: DocumentStore, bucket: Bucket) -> None:
        document_store.put(bucket, KEY, PDF, "application/pdf")
        assert document_store.get(bucket, KEY) == PDF

    def test_what_was_not_put_is_not_there(self, document_store: DocumentStore) -> None:
        document_store.put("documents", KEY, PDF, "application/pdf")
        missing: list[tuple[Bucket, str]] = [("invoices", KEY), ("documents", archive_key("45KL89G00E"))]
        for bucket, key in missing:
            assert document_store.held(bucket, key) is None
            with pytest.raises(LookupError):
                document_store.get(bucket, key)

    def test_put_again_changes_nothing(self, document_store: DocumentStore) -> None:
        document_store.put("invoices", KEY, PDF, "application/pdf")
        document_store.put("invoices", KEY, b"something else", "text/plain")
        assert document_store.get("invoices", KEY) == PDF

    def test_what_replaces_takes_the_place_of_what_was_found_there_and_of_nothing_else(
        self, document_store: DocumentStore
    ) -> None:
        key, zipped = archive_key("45KL89G00E"), "application/zip"
        assert document_store.replace("documents", key, BytesIO(b"PK one"), zipped, "ab" * 32, None)
        first = document_store.held("documents", key)
        assert first and first.mark == "ab" * 32
        assert document_store.replace("documents", key, BytesIO(b"PK two and more"), zipped, "cd" * 32, first)
        for late in (None, first):
            assert not document_store.replace("documents", key, BytesIO(b"PK late"), zipped, "ef" * 32, late)
        second = document_store.held("documents", key)
        assert (document_store.get("documents", key), second and second.mark) == (b"PK two and more", "cd" * 32)
        assert not document_store.replace("documents", archive_key("45MR61G00C"), BytesIO(b"PK"), zipped, "ab" * 32, second)


class AddressContract:
    """Inherited besides, where the files are in an S3."""

    @pytest.mark.parametrize(
        ("name", "header"),
        [
            ("Facture-F26-0412.pdf", 'attachment; filename="Facture-F26-0412.pdf"'),
            (
                "Accusé de réception.pdf",
                "attachment; filename=\"Accuse de reception.pdf\"; filename*=UTF-8''Accus%C3%A9%20de%20r%C3%A9ception.pdf",
            ),
        ],
    )
    def test_its_address_gives_it_under_a_name(self, document_store: DocumentStore, name: str, header: str) -> None:
        document_store.put("documents", KEY, PDF, "application/pdf")
        answer = self.open(document_store.url("documents", KEY, name))
        assert (answer.status_code, answer.content) == (200, PDF)
        shown = {key: answer.headers[key] for key in ("Content-Type", "Content-Disposition", "Cache-Control")}
        assert shown == {"Content-Type": "application/pdf", "Content-Disposition": header, "Cache-Control": "private"}

    def test_its_address_is_good_for_five_minutes(self, document_store: DocumentStore) -> None:
        asked = parse_qs(urlsplit(document_store.url("documents", KEY, "a.pdf")).query)
        assert (asked["X-Amz-Expires"], asked["X-Amz-Algorithm"]) == (["300"], ["AWS4-HMAC-SHA256"])

    def open(self, address: str) -> httpx.Response:
        """What a browser gets there."""
        return httpx.get(address)
