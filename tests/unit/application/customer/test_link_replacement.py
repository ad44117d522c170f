"""Nobody's link is made anew where its mail would not arrive."""

import pytest

from chalicelib.application.customer.link_replacement import check_reachable
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.effects.mails.bounces import Recording, Report, record
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import JEAN, Sharing

OTHER = "45KL89G00E"


def test_an_address_that_another_dossier_found_closed_gets_no_new_link() -> None:
    there = Sharing()
    people = there.bench.store.load(REFERENCE).people
    check_reachable(there.bench.store, people, "c1")
    there.bench.create(OTHER)
    there.bench.sweep()
    effect = next(mail.effect for mail in there.bench.outbox.sent if mail.to == JEAN and mail.effect.startswith(OTHER))
    tools = Recording(store=there.bench.store, clock=lambda: there.bench.now, sleep=lambda seconds: None)
    assert record(tools, Report(effect, JEAN, "bounced", "f1"))
    with pytest.raises(NotAllowed, match="do not reach your address"):
        check_reachable(there.bench.store, people, "c1")
    there.staff(c.CorrectContact(contact="c1", email="jean@bigcorp.example"))
    check_reachable(there.bench.store, there.bench.store.load(REFERENCE).people, "c1")
