"""What people type by a link never fills a dossier: its head holds every name for good, and staff go on writing to it."""

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.domain.account.people import Contact, People
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.command import Signed
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.enrolment import MOST_TYPED, enrol_signer

LONG = "\U00010400" * 195
FULL = People(
    "acme", "Acme", contacts={"c1": Contact("c1", "Jean Bon", "jean@acme.example", "fr")},
    signers={f"s{n}": f"{LONG}{n:05}" for n in range(MOST_TYPED)},
)  # fmt: skip
SIGNED = [spec for command, spec in COMMAND_SPECS.items() if issubclass(command, Signed)]


def typed(spec: Any, people: People, name: str, **more: Any) -> People:
    """The people once somebody signed a command with a name."""
    invited = {"email": "jean@acme.example", "contact_name": None, "language": None}
    command = SimpleNamespace(**{"name": name, "on_site": None, "deliver_to": None, "address": None, **invited, **more})
    after: People = spec.people.enrol(people, command, Dossier()).people
    return after


@pytest.mark.parametrize("spec", SIGNED, ids=lambda spec: spec.command.__name__)
def test_one_name_more_than_there_is_room_for_is_refused_and_a_known_one_is_not(spec: Any) -> None:
    with pytest.raises(NotAllowed, match="or call us") as refused:
        typed(spec, FULL, "Luc Petit")
    assert refused.value.field == "name"
    assert typed(spec, FULL, FULL.signers["s7"]) == FULL
    assert "Jean Bon" in typed(spec, FULL, "Jean Bon").signers.values(), "a contact always signs with their own name"
    rest = dict(list(FULL.signers.items())[1:])
    assert "Luc Petit" in typed(spec, replace(FULL, signers=rest), "Luc Petit").signers.values()


def test_whom_to_ask_for_on_the_spot_is_a_name_too() -> None:
    (spec,) = (one for one in SIGNED if one.command.__name__ == "OrderOnline")
    with pytest.raises(NotAllowed) as refused:
        typed(spec, FULL, "Jean Bon", on_site=SimpleNamespace(name="Luc", phone="06"))
    assert refused.value.field == "on_site"


def test_the_longest_names_leave_most_of_the_head_free_and_staff_name_whom_they_like() -> None:
    people, _ = enrol_signer(FULL, "Luc Petit")
    assert "Luc Petit" in people.signers.values()
    assert len(codec.encode(people).encode()) < codec.MAX_HEAD / 3
