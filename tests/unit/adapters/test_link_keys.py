"""The keys of links: read once in a while, kept while SSM is silent, never for ever."""

from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from chalicelib.adapters.links.signing_keys import FRESH, USABLE, SsmKeys, split

FIRST, SECOND = "a" * 32, "b" * 32


class Parameter:
    """SSM with one parameter."""

    def __init__(self) -> None:
        self.value, self.silent, self.asked = FIRST, False, 0

    def get_parameter(self, **given: Any) -> dict[str, Any]:
        assert given == {"Name": "/suivi/link-keys", "WithDecryption": True}
        self.asked += 1
        if self.silent:
            raise EndpointConnectionError(endpoint_url="ssm")
        return {"Parameter": {"Value": self.value}}


class At:
    """A clock that stands until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def parameter() -> Parameter:
    return Parameter()


def test_keys_are_asked_for_again_when_they_are_no_longer_fresh(parameter: Parameter) -> None:
    clock = At()
    keys = SsmKeys(parameter, "/suivi/link-keys", clock)  # type: ignore[arg-type]  # it has the one call of SSM that is used
    assert keys() == keys() == (FIRST,) and parameter.asked == 1
    parameter.value = f"{FIRST},{SECOND}"
    clock.now = FRESH - 1
    assert keys() == (FIRST,)
    clock.now = FRESH
    assert keys() == (FIRST, SECOND) and parameter.asked == 2


def test_a_silent_ssm_is_borne_for_an_hour(parameter: Parameter) -> None:
    clock = At()
    keys = SsmKeys(parameter, "/suivi/link-keys", clock)  # type: ignore[arg-type]  # it has the one call of SSM that is used
    keys()
    parameter.silent = True
    clock.now = FRESH
    assert keys() == keys() == (FIRST,) and parameter.asked == 2, "it is not asked at each request"
    clock.now = USABLE
    for _ in range(2):
        with pytest.raises(EndpointConnectionError):
            keys()
    parameter.silent = False
    assert keys() == (FIRST,)


def test_keys_are_split_and_weak_ones_refused() -> None:
    assert split(f" {FIRST},\n{SECOND}\n") == (FIRST, SECOND)
    for value in ("", " ,", "short", f"{FIRST},short"):
        with pytest.raises(ValueError):
            split(value)
