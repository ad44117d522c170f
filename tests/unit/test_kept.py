"""Documents made before."""

from chalicelib.application.customer.document_cache import MOST, Kept


def test_made_once_for_each_key() -> None:
    kept, made = Kept(), []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    assert kept.get("a", lambda: make("a")) == kept.get("a", lambda: make("again")) == b"a"
    assert kept.get("b", lambda: make("b")) == b"b"
    assert made == ["a", "b"]


def test_the_one_asked_for_longest_ago_goes() -> None:
    kept = Kept()
    for number in range(MOST):
        kept.get(number, lambda: b"first")
    kept.get(0, lambda: b"again")
    kept.get("one more", lambda: b"first")
    assert kept.get(0, lambda: b"again") == b"first"
    assert kept.get(1, lambda: b"again") == b"again"
