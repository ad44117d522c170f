"""The mails of offers and invitations carry the contact's link to all affairs, as the account has it when the mail leaves."""

import pytest

from chalicelib.application.staff.accounts import AccountRequest, command_account
from chalicelib.domain.access.grants import AccountCommand, GrantAffairs, RevokeAffairs
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact, NewPacked
from tests.samples.callers import MANAGER, request
from tests.unit.effects_bench import Bench

PAGES = ("https://suivi.example/affaires/#", "https://suivi.example/en/affairs/#")


@pytest.fixture
def bench() -> Bench:
    """An offer just made: its first mail is due."""
    bench = Bench()
    bench.create()
    return bench


def mailed_after(bench: Bench, *commands: AccountCommand) -> None:
    """Staff's commands on the account."""
    for command in commands:
        command_account(bench.fake, AccountRequest("bigcorp", command, MANAGER, request()), bench.now, lambda n: None)


def mailed(bench: Bench) -> list[str]:
    """The ways to all affairs in the mails that leave now, in both forms."""
    sent = len(bench.outbox.sent)
    bench.sweep()
    bodies = [mail.body for mail in bench.outbox.sent[sent:]]
    texts = [line for body in bodies for line in body.text.splitlines() if line.startswith(PAGES)]
    assert all(f'<a href="{line}">' in body.html for body, line in zip(bodies, texts, strict=False))
    assert len(texts) == sum("/aff" in body.html for body in bodies)
    return texts


def test_a_mail_leads_to_all_affairs_in_its_readers_language(bench: Bench) -> None:
    assert mailed(bench) == [f"{PAGES[0]}bigcorp-c1-1"]
    bench.execute(c.InviteContact(new=NewContact(name="Ann", email="ann@bigcorp.example", language="en")))
    assert mailed(bench) == [f"{PAGES[1]}bigcorp-c2-1"]


def test_what_purchasers_pass_on_does_not(bench: Bench) -> None:
    bench.sweep()
    bench.execute(c.PlaceOrder())
    bench.execute(c.Acknowledge())
    bench.execute(c.AnnounceDelivery(on=bench.now.date()))
    bench.execute(c.IssueInvoice(due=bench.now.date()))
    bench.execute(c.Ship(carrier="Poste", parts=(NewPacked(line=1, quantity=1),)))
    assert mailed(bench) == []
    assert [mail.mail for mail in bench.mails()[1:]] == ["order", "acknowledgement", "delivery", "invoice", "shipment"]


def test_what_was_revoked_is_mailed_no_more_and_a_new_grant_is_another_link(bench: Bench) -> None:
    mailed_after(bench, RevokeAffairs(contact="c1"))
    assert mailed(bench) == [] and len(bench.outbox.sent) == 1
    mailed_after(bench, GrantAffairs(contact="c1", whole=True))
    bench.execute(c.InviteContact(contact="c1"))
    assert mailed(bench) == [f"{PAGES[0]}bigcorp-c1-2"]


def test_a_dossier_whose_account_is_not_known_mails_its_own_link_alone(bench: Bench) -> None:
    bench.fake.accounts.clear()
    assert mailed(bench) == [] and len(bench.outbox.sent) == 1
