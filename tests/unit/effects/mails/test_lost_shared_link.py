"""Whom a colleague let in is mailed that very link again where it is lost, and no more; whom one shut out is not."""

from datetime import timedelta

import pytest

from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.tasks import newest
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy, counters
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.lines import SharedScope
from chalicelib.effects.ports import Mail
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import MIA, Sharing, share


@pytest.fixture
def there() -> Sharing:
    """An order of Jean Bon's."""
    there = Sharing()
    there.staff(c.PlaceOrder(mails=False))
    there.bench.sweep()
    return there


def lost(there: Sharing, email: str, number: str | None = REFERENCE) -> list[Mail]:
    """Send the form, and give the mails that leave for it."""
    there.bench.now += timedelta(hours=1)
    there.bench.sweep()
    sent = len(there.bench.outbox.sent)
    asked = AskedLink(id=f"r{sent}", email=email, asked=there.bench.now, language="en", number=number)
    effect = Effect(asked.id, 1, "lost_link")
    there.bench.requests.add(asked, counters(asked, "192.0.2.1", LostLinkPolicy(99, 99, 99, 10)), effect)
    assert there.bench.do(effect) == "dropped"
    return [mail for mail in there.bench.outbox.sent[sent:] if mail.to == email]


SCOPES: list[tuple[SharedScope, str]] = [
    ("read", "Follow the order"),
    ("act", "Follow the order"),
    ("invoices", "See the invoices"),
]


@pytest.mark.parametrize(("scope", "button"), SCOPES)
def test_a_shared_link_is_made_anew_as_it_is(there: Sharing, scope: SharedScope, button: str) -> None:
    there.acts("l1", share(MIA, scope, contact_name="Mia", language="en"))
    before = there.bench.store.load(REFERENCE).state.links
    (mail,) = lost(there, MIA)
    assert f"{button}: \nhttps" in mail.body.text.replace(":\n", ": \n") and f"#{REFERENCE}-l2-1" in mail.body.text
    assert "/affairs/" not in mail.body.text
    assert there.bench.store.load(REFERENCE).state.links == before


def test_whom_a_colleague_shut_out_is_not_let_in_by_the_form(there: Sharing) -> None:
    there.acts("l1", share(MIA, "act", contact_name="Mia", language="en"))
    there.acts("l1", c.RemoveLink(name="Jean Bon", link="l2"))
    assert lost(there, MIA) == []
    kept = newest(there.bench.store, MIA)[1]
    assert kept and kept.task.newest.why == "ended", "staff read that it was somebody's wish"
    assert lost(there, MIA, None) == []


def test_whom_staff_shut_out_is_not_let_in_by_the_form(there: Sharing) -> None:
    there.acts("l1", share(MIA, "act", contact_name="Mia", language="en"))
    there.staff(c.RevokeLink(link="l2"))
    assert lost(there, MIA) == [] and lost(there, MIA, None) == []
