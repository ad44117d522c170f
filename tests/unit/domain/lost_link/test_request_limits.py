"""What is counted of a request for a lost link: the same three, known or not, however it is typed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy, counters, same_mail

POLICY = LostLinkPolicy(address_a_day=5, number_a_day=10, network_an_hour=30, again_minutes=10)
NOW = datetime(2026, 8, 6, 21, 59, 30, tzinfo=UTC)


def asked(**changes: Any) -> AskedLink:
    given: dict[str, Any] = {"id": "r1", "email": "jean@bigcorp.example", "asked": NOW, "language": "fr"}
    return AskedLink(**{**given, **changes})


def words(**changes: Any) -> list[str]:
    return [counter.words for counter in counters(asked(**changes), "192.0.2.1", POLICY)]


def test_each_request_moves_a_network_an_address_and_a_number() -> None:
    for number in (None, "45KL89G00E", "--", "nobody's"):
        made = counters(asked(number=number), "192.0.2.1", POLICY)
        assert [(counter.counted, counter.most) for counter in made] == [("network", 30), ("address", 5), ("number", 10)]
        assert len({counter.words for counter in made}) == 3


@pytest.mark.parametrize("email", ["Jean@BigCorp.example", "JEAN@bigcorp.EXAMPLE"])
def test_an_address_is_counted_however_it_is_written(email: str) -> None:
    assert words(email=email) == words()
    assert words(email="jean@xn--bcher-kva.example") == words(email="Jean@bücher.example")


def test_an_address_with_a_plus_is_another_one() -> None:
    assert words(email="jean+a@bigcorp.example")[1] != words()[1]


def test_a_number_is_counted_however_it_is_typed() -> None:
    assert words(number="po 2026 31") == words(number="P0-2026/0031")


def test_windows_are_an_hour_and_a_day_of_paris() -> None:
    network, address, number = counters(asked(), "192.0.2.1", POLICY)
    assert network.ends == datetime(2026, 8, 6, 22, tzinfo=UTC)
    assert address.ends == number.ends == datetime(2026, 8, 6, 22, tzinfo=UTC)
    later = words(asked=NOW + timedelta(minutes=1))
    assert all(before != after for before, after in zip(words(), later, strict=True))
    assert words(asked=NOW - timedelta(hours=9))[1:] == words()[1:]


def test_one_mail_answers_requests_for_the_same() -> None:
    assert same_mail(asked(number="po 2026 31", phone="1")) == same_mail(
        asked(number="PO-2026/0031", email="JEAN@bigcorp.example")
    )
    assert len({same_mail(asked(number=number)) for number in (None, "A1", "A2")}) == 3
