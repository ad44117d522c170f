"""Documents made before."""

from chalicelib.application.customer.document_cache import MOST, DocumentCache


def test_made_once_for_each_key() -> None:
    document_cache, made = DocumentCache(), []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    assert document_cache.get("a", lambda: make("a")) == document_cache.get("a", lambda: make("again")) == b"a"
    assert document_cache.get("b", lambda: make("b")) == b"b"
    assert made == ["a", "b"]


def test_the_one_asked_for_longest_ago_goes() -> None:
    document_cache = DocumentCache()
    for number in range(MOST):
        document_cache.get(number, lambda: b"first")
    document_cache.get(0, lambda: b"again")
    document_cache.get("one more", lambda: b"first")
    assert document_cache.get(0, lambda: b"again") == b"first"
    assert document_cache.get(1, lambda: b"again") == b"again"
