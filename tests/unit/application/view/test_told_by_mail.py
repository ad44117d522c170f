"""The page says that what comes is mailed exactly to those whom mails reach."""

from datetime import date

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.effects.queue.run import SYSTEM
from tests.unit.effects_bench import REFERENCE, Bench

PROMISED = "Vous serez prévenu par e-mail."


def notes(bench: Bench, reader: str | None = "c1") -> list[str]:
    """The panel's notes as a contact reads them."""
    return todo(
        Reading(REFERENCE, *bench.fake.heads[REFERENCE], translations("fr"), seller(), date(2026, 8, 6), reader=reader)
    ).notes


@pytest.fixture
def bench() -> Bench:
    """An order that we prepare."""
    bench = Bench()
    bench.create()
    bench.execute(c.PlaceOrder(mails=False))
    return bench


def test_who_waits_on_us_is_told_that_it_is_mailed(bench: Bench) -> None:
    assert PROMISED in notes(bench)
    assert PROMISED not in notes(bench, None), "whose link it is is not known"


@pytest.mark.parametrize(("why", "shown"), [("bounced", False), ("complained", False), ("exhausted", False), ("delayed", True)])
def test_it_is_not_said_to_whom_no_mail_is_sent(bench: Bench, why: Undeliverable, shown: bool) -> None:
    bench.execute(c.RecordUndelivered(contact="c1", why=why), caller=SYSTEM)
    assert (PROMISED in notes(bench)) is shown


def test_the_newest_link_says_whether_its_reader_is_mailed(bench: Bench) -> None:
    mia = NewContact(id="mia", name="Mia", email="mia@bigcorp.example", language="fr")
    bench.execute(c.InviteContact(new=mia, scope="read", mails=False))
    assert PROMISED not in notes(bench, "mia"), "who reads alone is mailed nothing of what comes"
    bench.execute(c.InviteContact(contact="mia", scope="full", mails=False))
    assert PROMISED in notes(bench, "mia")


def test_it_is_not_said_where_the_customer_has_to_act(bench: Bench) -> None:
    bench.execute(c.IssueInvoice(due=date(2026, 9, 5), mails=False))
    assert PROMISED not in notes(bench)
