"""A signature holds for the very bytes, within five minutes, by one of the secrets: the library's own signing is the oracle."""

from datetime import UTC, datetime

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.stripe.webhook_signature import TOLERANCE, is_signed

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
OLD, NEW = "whsec_" + "o" * 32, "whsec_" + "n" * 32
BODY = '{"type": "charge.refunded", "naïf": "é"}'


def signed(body: str = BODY, secret: str = NEW, late: int = 0) -> str:
    """The header as Stripe's library writes it."""
    header: str = stripe.WebhookSignature.generate_signature_header(body, secret, timestamp=int(NOW.timestamp()) - late)
    return header


@given(st.text(max_size=200))
def test_what_the_library_signs_is_signed(body: str) -> None:
    raw = body.encode(errors="replace")
    assert is_signed(signed(raw.decode()), raw, [OLD, NEW], NOW)


@pytest.mark.parametrize("secret", [OLD, NEW])
def test_each_secret_in_force_signs_and_one_that_was_taken_away_does_not(secret: str) -> None:
    header = signed(secret=secret)
    assert is_signed(header, BODY.encode(), [OLD, NEW], NOW)
    assert is_signed(header, BODY.encode(), [NEW], NOW) is (secret == NEW)
    assert not is_signed(header, BODY.encode(), [], NOW)


def test_of_several_signatures_one_is_enough() -> None:
    header = f"{signed(secret='whsec_' + 'x' * 32)},{signed().split(',')[1]}"
    assert is_signed(header, BODY.encode(), [NEW], NOW)


@pytest.mark.parametrize(
    ("late", "holds"),
    [(TOLERANCE, True), (TOLERANCE + 1, False), (-TOLERANCE, True), (-TOLERANCE - 1, False), (3600, False), (-86400, False)],
)
def test_it_is_of_now_to_both_sides(late: int, holds: bool) -> None:
    assert is_signed(signed(late=late), BODY.encode(), [NEW], NOW) is holds


@given(st.integers(0, len(BODY.encode()) - 1), st.integers(1, 255))
def test_a_changed_byte_is_found_whatever_it_makes_of_the_text(at: int, by: int) -> None:
    raw = bytearray(BODY.encode())
    raw[at] ^= by
    assert not is_signed(signed(), bytes(raw), [NEW], NOW)


@pytest.mark.parametrize(
    "header",
    [
        None, "", "t=", "v1=", "t=1,v1=", "garbage", "t=²,v1=a", f"t={'9' * 400},v1=a", "t=-1,v1=a", "t=1e9,v1=a", ",,,,=,=",
        signed().replace("t=", "t=1,t="), signed().replace("v1=", "v0="), signed().upper(), signed() + "é", "v1=é,t=1",
    ],
)  # fmt: skip
def test_a_header_that_says_nothing_signs_nothing(header: str | None) -> None:
    assert not is_signed(header, BODY.encode(), [NEW], NOW)


def test_a_long_header_costs_little() -> None:
    assert not is_signed(
        f"t={int(NOW.timestamp())}" + ",v1=" + ",v1=".join("a" * 64 for _ in range(10_000)), b"", [OLD, NEW], NOW
    )
