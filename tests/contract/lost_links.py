"""What every LostLinkStore does."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb import DynamoLostLinks
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.application.ports.effects import Effect, Lease
from chalicelib.application.ports.lost_links import LostLinkStore, OverLimit
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy, counters
from tests.contract.commits import NOW, Stores

POLICY = LostLinkPolicy(address_a_day=2, number_a_day=3, network_an_hour=4, again_minutes=10)
MINUTE = timedelta(minutes=1)


def asked(which: int, **changes: Any) -> AskedLink:
    """A request, with all that may be typed."""
    given: dict[str, Any] = {
        "id": f"r{which}", "email": f"jean{which}@bücher.example", "asked": NOW, "language": "fr", "number": f"PO {which}",
        "name": "Jean Bon", "company": "BigCorp", "phone": "04 76 00 00 00",
    }  # fmt: skip
    return AskedLink(**{**given, **changes})


def send(store: LostLinkStore, request: AskedLink, network: str = "192.0.2.1", policy: LostLinkPolicy = POLICY) -> Effect:
    """Ask for a link from a network."""
    effect = Effect(request.id, 1, "lost_link")
    store.add(request, counters(request, network, policy), effect)
    return effect


class LostLinkContract:
    """Inherited by a class with a fixture `stores`."""

    @pytest.fixture
    def requests(self, stores: Stores) -> LostLinkStore:
        return DynamoLostLinks(*stores.raw, WordSealer(lambda: ["k" * 40]))

    def test_a_request_is_kept_with_what_is_to_be_done(self, stores: Stores, requests: LostLinkStore) -> None:
        effect = send(requests, asked(1))
        assert requests.asked("r1") == asked(1)
        assert list(stores.effects.due(NOW, 9)) == [effect]
        assert stores.effects.lease(effect, "w1", NOW, NOW + MINUTE) == Lease(effect, "w1", 1, NOW + MINUTE)

    def test_nothing_is_known_of_what_was_never_asked_or_is_done(self, requests: LostLinkStore) -> None:
        assert requests.asked("r1") is None
        send(requests, asked(1))
        requests.forget("r1")
        requests.forget("r1")
        assert requests.asked("r1") is None

    @pytest.mark.parametrize(
        ("most", "counted", "alike"),
        [(2, "address", {"email": "Jean@BÜCHER.example"}), (3, "number", {"number": "po-1"}), (4, "network", {})],
    )
    def test_each_limit_holds_by_itself_and_writes_nothing(
        self, stores: Stores, requests: LostLinkStore, most: int, counted: str, alike: dict[str, str]
    ) -> None:
        for number in range(most):
            send(requests, asked(number, **alike), "192.0.2.1" if counted == "network" else f"192.0.2.{number}")
        with pytest.raises(OverLimit) as over:
            send(requests, asked(99, **alike), "192.0.2.1" if counted == "network" else "198.51.100.1")
        assert over.value.counted == {counted}
        assert requests.asked("r99") is None
        assert len(stores.effects.due(NOW, 99)) == most

    def test_what_was_refused_moved_no_counter(self, requests: LostLinkStore) -> None:
        for number in range(2):
            send(requests, asked(number, email="jean@bigcorp.example"))
        for number in range(5):
            with pytest.raises(OverLimit):
                send(requests, asked(10 + number, email="jean@bigcorp.example"))
        send(requests, asked(20))
        send(requests, asked(21))
        with pytest.raises(OverLimit) as over:
            send(requests, asked(22))
        assert over.value.counted == {"network"}

    def test_a_new_window_begins_with_nothing(self, requests: LostLinkStore) -> None:
        for number in range(2):
            send(requests, asked(number, email="jean@bigcorp.example"))
        send(requests, asked(3, email="jean@bigcorp.example", asked=NOW + timedelta(days=1)))

    def test_one_request_mails_and_those_a_moment_later_do_not(self, requests: LostLinkStore) -> None:
        until = NOW + 10 * MINUTE
        assert requests.claim("mail|jean", "r1", NOW, until) == "ours"
        assert requests.claim("mail|jean", "r1", NOW, until) == "ours"
        assert requests.claim("mail|jean", "r2", NOW, until) == "anothers"
        assert requests.claim("mail|zoe", "r2", NOW, until) == "ours"
        requests.sent("mail|jean", "r2", NOW)
        assert requests.claim("mail|jean", "r1", NOW, until) == "ours"
        requests.sent("mail|jean", "r1", NOW)
        assert requests.claim("mail|jean", "r1", NOW + 99 * MINUTE, until) == "sent"
        assert requests.claim("mail|jean", "r2", until, until + MINUTE) == "again"
        assert requests.claim("mail|jean", "r2", until, until + MINUTE) == "again"
        assert requests.claim("mail|jean", "r1", until, until + MINUTE) == "anothers"

    def test_no_key_in_the_table_tells_who_asked(self, stores: Stores, requests: LostLinkStore) -> None:
        send(requests, asked(1))
        requests.claim("mail|jean1@bücher.example|po1", "r1", NOW, NOW + MINUTE)
        client, table = stores.raw
        items = client.scan(TableName=table)["Items"]
        keys = [item["pk"]["S"] for item in items]
        assert sorted(key[:2] for key in keys) == ["F#", "Q#", "U#", "U#", "U#", "U#"]
        assert not any("jean" in key or "192.0.2" in key or "po" in key for key in keys)
        assert all("ttl" in item for item in items if not item["pk"]["S"].startswith("F#"))
