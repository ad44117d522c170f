"""A code opens one order, of one contact, once, for ten minutes, and not for who guesses."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from msgspec.structs import replace

from chalicelib.adapters.dynamodb import keys
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.application.caller import Request
from chalicelib.application.customer.order_codes import Ordering, mail_code, opened_by
from chalicelib.application.customer.order_dry_run import check_shown, dry_run
from chalicelib.application.ports.commit import ORDER_CODE, code_id
from chalicelib.application.writing.execute import CommandRequest, execute
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed, TooMany
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.effects.queue.run import SYSTEM
from tests.builder.online_order import OFFERS, online, reviewed_in
from tests.refusals import refusal
from tests.samples.callers import CUSTOMER
from tests.unit.effects_bench import REFERENCE, Bench, Killed, raises

KEY = "k" * 40
SEALER = CodeSealer(lambda: (KEY,))


@pytest.fixture
def bench() -> Bench:
    bench = Bench()
    bench.create()
    bench.sweep()
    bench.outbox.sent.clear()
    return bench


def ordering(bench: Bench, key: str = "k1", contact: str = "c1") -> Ordering:
    return Ordering(REFERENCE, contact, CUSTOMER, Request(key, "print"), bench.now)


def order(bench: Bench, *quantities: int) -> c.OrderOnline:
    """An order as it stands before its code."""
    return replace(reviewed_in(bench.store, REFERENCE, online(*quantities), bench.now), code=None)


def mail_to(bench: Bench, command: c.OrderOnline, key: str = "k1", choose: Callable[[str], str] | None = None) -> None:
    """A code is asked for."""
    mail_code(bench.store, SEALER, ordering(bench, key), command, choose or Random(key).choice, lambda n: None)


def mailed(bench: Bench, command: c.OrderOnline, key: str = "k1") -> str:
    """The code that was mailed for an order."""
    mail_to(bench, command, key)
    bench.sweep()
    mail = bench.outbox.sent[-1]
    matched = re.search(r"(\d{4}) (\d{4})", mail.subject)
    assert matched is not None
    assert f": {matched[1]}\u00a0{matched[2]}\n" in mail.body.text, "it is whole where it is read"
    return matched[1] + matched[2]


def order_with(bench: Bench, command: c.OrderOnline, code: str, key: str = "order") -> None:
    """The order is sent with a code."""
    write = opened_by(bench.store, SEALER, ordering(bench), command, code, lambda n: None)
    asked = CommandRequest(
        REFERENCE, replace(command, code=code), CUSTOMER, Request(key, "f"), offers=OFFERS, spare="45MR02G00A", also=(write,)
    )
    execute(bench.store, asked, bench.now, lambda n: None)


def ordered(bench: Bench) -> int:
    return sum(isinstance(entry.event, e.OrderCreated) for entry in bench.store.history(REFERENCE))


def test_the_code_that_was_mailed_opens_its_order_once(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    order_with(bench, command, code)
    assert ordered(bench) == 1
    with pytest.raises(NotAllowed, match="no code was mailed"):
        order_with(bench, command, code, "again")
    assert ordered(bench) == 1


def test_a_code_opens_no_other_order(bench: Bench) -> None:
    code = mailed(bench, order(bench, 1))
    with pytest.raises(NotAllowed, match="no code was mailed for this order"):
        order_with(bench, order(bench, 1, 1), code)
    other = replace(order(bench, 1), name="Jean Bonnet")
    with pytest.raises(NotAllowed, match="no code was mailed for this order"):
        order_with(bench, other, code)
    assert ordered(bench) == 0


def test_a_code_opens_nothing_for_another_contact(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    with pytest.raises(NotAllowed, match="no code was mailed"):
        opened_by(bench.store, SEALER, ordering(bench, contact="c2"), command, code, lambda n: None)


def test_five_tries_are_all_even_for_the_right_code(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    guess = f"{(int(code) + 1) % 10**8:08d}"
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(Invalid) as refused:
            order_with(bench, command, guess)
        assert (refused.value.field, refused.value.evidence["left"]) == ("code", left)
    with pytest.raises(NotAllowed, match="tried 5 times"):
        order_with(bench, command, code)
    assert ordered(bench) == 0


def test_a_code_expires(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    bench.now += timedelta(minutes=10)
    with pytest.raises(NotAllowed, match="expired"):
        order_with(bench, command, code)


def test_a_newer_code_takes_the_place_of_the_one_before(bench: Bench) -> None:
    command = order(bench, 1)
    first = mailed(bench, command)
    second = mailed(bench, command, "k2")
    assert first != second
    with pytest.raises(Invalid, match="wrong code"):
        order_with(bench, command, first)
    order_with(bench, command, second)


def test_three_codes_a_day_are_all(bench: Bench) -> None:
    command = order(bench, 1)
    for key in ("k1", "k2", "k3"):
        mail_to(bench, command, key)
    with pytest.raises(TooMany) as refused:
        mail_to(bench, command, "k4")
    assert 0 < refused.value.wait <= 86_400
    bench.now += timedelta(days=1)
    mail_to(bench, command, "k5")


def test_the_three_of_a_day_are_the_contact_s_by_whichever_of_their_links_and_another_contact_has_three(bench: Bench) -> None:
    command = order(bench, 1)

    def request_code(link: str, contact: str, key: str) -> None:
        by = ordering(bench, key, contact)._replace(caller=CUSTOMER._replace(principal=f"link:{link}"))
        mail_code(bench.store, SEALER, by, command, Random(key).choice, lambda n: None)

    for link, key in (("l1", "k1"), ("l2", "k2"), ("l1", "k3")):
        request_code(link, "c1", key)
    for link in ("l1", "l2", "l3"):
        with pytest.raises(TooMany):
            request_code(link, "c1", f"more-{link}")
    request_code("l4", "c2", "k4")


def test_the_same_request_mails_one_code(bench: Bench) -> None:
    command = order(bench, 1)
    mail_to(bench, command)
    mail_to(bench, command, choose=Random(9).choice)
    bench.sweep()
    assert len(bench.outbox.sent) == 1


def test_a_worker_that_dies_mails_the_same_code_again(bench: Bench) -> None:
    command = order(bench, 1)
    bench.outbox.after.append(raises(Killed()))
    mail_to(bench, command)
    (effect,) = bench.due()
    assert bench.do(effect) == "killed"
    bench.sweep(6)
    assert len(bench.outbox.sent) == 2
    assert bench.outbox.sent[0].subject == bench.outbox.sent[1].subject
    assert bench.outbox.sent[0].to.endswith("jean.bon@bigcorp.example") or "jean" in bench.outbox.sent[0].to


def test_nobody_reads_the_code_where_it_is_kept_nor_makes_it_without_the_key(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    kept = bench.store.head(ORDER_CODE, code_id(REFERENCE, "c1"))
    assert code not in repr(kept)
    with pytest.raises(LookupError):
        CodeSealer(lambda: ("x" * 40,)).code_of("seed", kept.seal)


def test_a_code_made_before_the_keys_changed_opens_still(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    newer = CodeSealer(lambda: (KEY, "n" * 40))
    assert opened_by(bench.store, newer, ordering(bench), command, code, lambda n: None).head.used


def test_a_code_opens_its_order_though_the_one_before_was_forgotten(bench: Bench) -> None:
    command = order(bench, 1)
    with pytest.raises(Invalid, match="wrong code"):
        order_with(bench, command, f"{(int(mailed(bench, command)) + 1) % 10**8:08d}")
    bench.now += timedelta(days=4)
    bench.fake.table.delete_item(Key=keys.key(keys.order_code(code_id(REFERENCE, "c1"))))  # as its TTL does
    later = order(bench, 1)
    order_with(bench, later, mailed(bench, later, "k2"))
    assert ordered(bench) == 1


def test_a_refused_order_leaves_its_code_unused(bench: Bench) -> None:
    command = order(bench, 1)
    code = mailed(bench, command)
    wrong = replace(command, figures="0" * 32)
    with pytest.raises(DomainError):
        order_with(bench, wrong, code)
    order_with(bench, command, code)
    assert ordered(bench) == 1


@pytest.mark.parametrize(("why", "reached"), [("bounced", False), ("delayed", True)])
def test_no_code_is_mailed_to_whom_mails_do_not_reach(bench: Bench, why: e.Undeliverable, reached: bool) -> None:
    bench.execute(c.RecordUndelivered(contact="c1", why=why), caller=SYSTEM)
    offers = replace(OFFERS, code_above=Decimal(1), phone="04 65 71 00 12")
    asked = CommandRequest(REFERENCE, online(1, code=None), CUSTOMER, Request("", ""), offers=offers, spare="45MR02G00A")
    shown = replace(asked.command, figures=dry_run(bench.store, asked, bench.now).review.figures)
    refused = refusal(lambda: check_shown(bench.store, asked._replace(command=shown), "c1", bench.now))
    assert refused is None if reached else "call 04 65 71 00 12" in str(refused)


def test_nor_to_an_address_that_another_dossier_found_closed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.store, "suppressed", {"jean.bon@bigcorp.example": "bounced"}.get)
    offers = replace(OFFERS, code_above=Decimal(1), phone="04 65 71 00 12")
    asked = CommandRequest(REFERENCE, online(1, code=None), CUSTOMER, Request("", ""), offers=offers, spare="45MR02G00A")
    shown = replace(asked.command, figures=dry_run(bench.store, asked, bench.now).review.figures)
    with pytest.raises(NotAllowed, match="our mails do not reach you"):
        check_shown(bench.store, asked._replace(command=shown), "c1", bench.now)
