"""Rights that one command must not give back, or take, by the way of another."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from chalicelib.application.caller import Caller
from chalicelib.application.errors import Forbidden
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.roles import Role
from chalicelib.effects.queue.run import SYSTEM
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.drawing import OFFER

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
REFERENCE = "45KL89G00E"


class Desk:
    """A dossier that was ordered, and staff of two roles."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.dossiers = StoreBuilder(self.store)
        self.dossiers.open(OFFER, REFERENCE, caller=self.caller("manager"))
        self.does("place_order")

    @staticmethod
    def caller(role: Role) -> Caller:
        return Caller(role, role, frozenset({role}), Actor("manager"), "staff")

    def does(self, kind: str, role: Role = "manager", **more: Any) -> int:
        command: c.Command = msgspec.convert({"type": kind, **more}, bodies("manager", "accountant"))
        return self.dossiers.apply(REFERENCE, command, caller=self.caller(role)).version

    def live_links(self) -> int:
        return sum(not link.revoked for link in self.store.heads[REFERENCE].state.links)

    def paid(self) -> int:
        """The entry of a payment of 100 euros."""
        self.does("issue_invoice", number="F1", due="2026-08-30")
        return self.does("allocate_payment", "accountant", payment="P", allocations=[{"invoice": "F1", "amount": "100.00"}])


def test_what_happens_gives_no_revoked_contact_a_link_again() -> None:
    desk = Desk()
    desk.does("revoke_all_links")
    desk.does("announce_delivery", on=date(2026, 8, 20).isoformat())
    desk.does("ship", carrier="Post")
    assert desk.live_links() == 0
    with pytest.raises(NotAllowed) as refused:
        desk.does("acknowledge")
    assert refused.value.field == "contact"
    assert desk.live_links() == 0, "nobody named the contact who was shut out"
    desk.does("acknowledge", contact="c1")
    assert desk.live_links() == 1


@pytest.mark.parametrize("named", [{}, {"contact": "c1"}])
def test_no_document_is_said_to_be_mailed_to_whom_no_mail_goes(named: dict[str, Any]) -> None:
    desk = Desk()
    entry = desk.store.heads[REFERENCE].state.documents[0].entry
    made = c.RecordDocument(entry=entry, sha256="0" * 64, size=1)
    desk.dossiers.apply(REFERENCE, made, caller=SYSTEM)
    desk.does("mail_document", entry=entry, **named)
    desk.does("revoke_all_links")
    with pytest.raises(NotAllowed) as refused:
        desk.does("mail_document", entry=entry, **named)
    assert refused.value.field == "contact"
    desk.does("invite_contact", contact="c1")
    desk.does("mail_document", entry=entry, **named)


def test_a_manager_strikes_no_payment_that_an_accountant_allocated() -> None:
    desk = Desk()
    entry = desk.paid()
    with pytest.raises(Forbidden):
        desk.does("strike_entry", entry=entry)
    desk.does("strike_entry", "accountant", entry=entry)
    assert desk.store.heads[REFERENCE].state.invoices[0].paid == 0


def test_an_accountant_strikes_no_entry_of_a_manager() -> None:
    desk = Desk()
    with pytest.raises(Forbidden):
        desk.does("strike_entry", "accountant", entry=desk.does("allocate_stock"))


@pytest.mark.parametrize("visible", [True, False])
def test_a_stroke_is_shown_where_what_it_strikes_is(visible: bool) -> None:
    desk = Desk()
    desk.does("strike_entry", entry=desk.does("add_note", comment="Client difficile.", visible=visible))
    assert desk.store.entries[REFERENCE][-1].origin.visible is visible
