"""One form for each address."""

import pytest

from chalicelib.domain.values.mailbox import mailbox


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean.Bon@BigCorp.example", "jean.bon@bigcorp.example"),
        ("zoe@Bücher.example", "zoe@xn--bcher-kva.example"),
        ("a@b@shop.example", "A@B@SHOP.EXAMPLE"),
    ],
)
def test_an_address_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert mailbox(one) == mailbox(other)


def test_addresses_are_told_apart() -> None:
    assert mailbox("jean+a@shop.example") != mailbox("jean+b@shop.example")


def test_a_domain_that_the_wire_does_not_know_has_a_form_too() -> None:
    assert mailbox(f"Jean@{'ü' * 80}.example") == f"jean@{'ü' * 80}.example"
