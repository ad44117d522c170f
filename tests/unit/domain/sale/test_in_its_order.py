"""What follows from an order has no day before it, and what cannot be struck says which later entry stands on it."""

from typing import Any

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.striking import strike
from tests.builder.story import Story
from tests.unit.domain.sale.test_steps import july


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("announce_delivery", {"on": "2026-08-04"}),
        ("ship", {"carrier": "Chronopost"}),
        ("cancel_order", {"comment": "Reporté."}),
    ],
)
def test_what_follows_from_an_order_is_not_dated_before_it(type_: str, body: dict[str, Any]) -> None:
    """A slip in `effective` had a page say that an order was cancelled before it was placed."""
    with pytest.raises(Invalid, match="placed on 2026-07-15 only") as refused:
        Story().does(july(14), type_, **body)
    assert refused.value.field == "effective"
    Story().does(july(15), type_, **body)


def test_what_cannot_be_struck_names_the_entry_that_stands_on_it() -> None:
    story = Story().does(july(20), "ship", carrier="Chronopost")
    shipped = len(story.history)
    story.does(july(21), "add_note", comment="Pallet.").does(july(22), "mark_received")
    with pytest.raises(NotAllowed, match=rf"the later entry {shipped + 2} depends on it: parcel 1 is not under way"):
        strike(story.history, e.EntryStruck(shipped))


def test_what_a_dossier_began_with_is_struck_no_more_than_the_dossier() -> None:
    story = Story()
    (began,) = (entry.seq for entry in story.history if isinstance(entry.event, e.OrderCreated))
    with pytest.raises(NotAllowed, match="the dossier began with this entry") as refused:
        strike(story.history, e.EntryStruck(began))
    assert refused.value.field == "entry"
