"""Who lost their link is mailed it, where it may be theirs; else staff have a task. Nobody gets a right by asking."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.application.customer import lost_link_search
from chalicelib.application.ports.commit import Suppression
from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.accounts import AccountRequest, command_account
from chalicelib.application.staff.tasks import newest
from chalicelib.domain.access.grants import RevokeAffairs
from chalicelib.domain.access.level import access
from chalicelib.domain.instrument.instrument_commands import GiveInstrument
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.request_limits import LostLinkPolicy, counters
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact, NewPacked
from chalicelib.domain.task.task_facts import Asked
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.ports import Mail, MailRefused
from tests.contract.commits import commit
from tests.samples.callers import MANAGER, request
from tests.samples.instruments import customer, entered_for, write
from tests.unit.effects_bench import REFERENCE, Bench, Killed, raises

JEAN = "jean.bon@bigcorp.example"
OTHER = "45KL89G00E"
LIMITS = LostLinkPolicy(1000, 1000, 1000, 10)


class Desk:
    """The page's form, and the worker's mails."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.count = 0
        self.addresses: dict[str, None] = {}

    def send(self, number: str | None = None, email: str = JEAN, **more: Any) -> Effect:
        """Send the form."""
        self.count += 1
        self.addresses[email] = None
        given = {"id": f"r{self.count}", "email": email, "asked": self.bench.now, "language": "fr", "number": number, **more}
        asked = AskedLink(**given)
        effect = Effect(asked.id, 1, "lost_link")
        self.bench.requests.add(asked, counters(asked, "192.0.2.1", LIMITS), effect)
        return effect

    def mailed(self, number: str | None = None, email: str = JEAN, **more: Any) -> list[Mail]:
        """Send the form, and give the mails that leave for it."""
        sent = len(self.bench.outbox.sent)
        assert self.bench.do(self.send(number, email, **more)) == "dropped"
        return self.bench.outbox.sent[sent:]

    def left(self) -> list[tuple[str, tuple[str, ...]]]:
        """What was left to staff, and why."""
        return [(one.why, one.dossiers) for one in self.asked()]

    def asked(self) -> list[Asked]:
        """The requests that tasks of the addresses hold, oldest first."""
        tasks = [newest(self.bench.store, address)[1] for address in self.addresses]
        return sorted((one for task in tasks if task for one in task.task.asked), key=lambda one: int(one.request[1:]))


@pytest.fixture
def desk() -> Desk:
    """An offer whose mail left, ordered since."""
    bench = Bench()
    bench.create()
    bench.execute(c.PlaceOrder(customer_reference="PO-2026/0031", mails=False))
    bench.sweep()
    return Desk(bench)


def links(mail: Mail) -> list[str]:
    """The addresses in a mail."""
    return [line.strip() for line in mail.body.text.splitlines() if line.strip().startswith("https://")]


@pytest.mark.parametrize("number", [REFERENCE, "45mr 61g oo c", "po 2026 31", "P0-2026/0031", "31564"])
def test_the_link_is_mailed_by_any_number_however_it_is_typed(desk: Desk, number: str) -> None:
    (mail,) = desk.mailed(number)
    assert mail.to == JEAN and REFERENCE in mail.subject
    assert links(mail)[0] == f"https://suivi.example/suivi/#{REFERENCE}-l1-1"
    assert "Jean Bon" in mail.body.text and "6\u00a0août 2026 à 9\u00a0h" in mail.body.text
    assert desk.left() == []


def test_who_has_or_had_an_instrument_is_mailed_all_their_affairs_by_its_number_or_its_serial_number(desk: Desk) -> None:
    store, now = desk.bench.fake, desk.bench.now
    number = entered_for(store, now, "bigcorp", "GL3-01187")
    for typed in (number, f"{number[:4]} {number[4:]}".lower(), "GL3-01187", "gl3 o1187", "n° GL3 01187"):
        desk.bench.now += timedelta(minutes=30)
        (mail,) = desk.mailed(typed)
        assert "affaires" in links(mail)[0], typed
    assert not desk.mailed("GL3-01188") and not desk.mailed(number, "eve@elsewhere.example")
    assert [why for why, _ in desk.left()] == ["no_such_number", "other_address"]
    desk.bench.now += timedelta(minutes=30)
    customer(store, "leman", now)
    write(store, number, GiveInstrument(account="leman"), now)
    assert len(desk.mailed(number)) == 1, "their own time is theirs to read"


def test_the_numbers_of_documents_and_instruments_find_it_too(desk: Desk) -> None:
    desk.bench.execute(c.IssueInvoice(due=desk.bench.now.date(), mails=False))
    desk.bench.execute(c.Ship(carrier="Poste", parts=(NewPacked(line=1, quantity=1, serials=("SN-0L7",)),), mails=False))
    numbers = desk.bench.store.load(REFERENCE).state.document_numbers
    assert numbers
    for number in (*numbers, "sno17", "SN 017"):
        desk.bench.now += timedelta(hours=1)
        (mail,) = desk.mailed(number)
        assert links(mail)[0].endswith(f"#{REFERENCE}-l1-1")


@pytest.mark.parametrize("number", [f"Offre {REFERENCE}", "commande n°PO-2026/0031", "your ref.: PO 2026 0031", "# 31564"])
def test_words_before_a_number_are_no_part_of_it(desk: Desk, number: str) -> None:
    (mail,) = desk.mailed(number)
    assert links(mail)[0] == f"https://suivi.example/suivi/#{REFERENCE}-l1-1" and desk.left() == []


@pytest.mark.parametrize("part", ["PO-2026", "commande PO-2026", "45MR61G00", "2026/0031", "Jean", "bigcorp", "--"])
def test_a_part_of_a_number_or_a_name_finds_nothing(desk: Desk, part: str) -> None:
    assert desk.mailed(part) == []
    assert desk.left() == [("no_such_number", ())]


def test_only_an_address_that_the_dossier_or_its_account_knows_is_mailed(desk: Desk) -> None:
    assert desk.mailed(REFERENCE, "jean.bon@elsewhere.example", name="Jean", phone="1") == []
    assert desk.left() == [("other_address", (REFERENCE,))]
    (one,) = desk.asked()
    assert one.typed and (one.typed.name, one.typed.phone, one.typed.number) == ("Jean", "1", REFERENCE)


@pytest.mark.parametrize("written", ["JEAN.BON@BigCorp.example", JEAN])
def test_the_address_that_is_mailed_is_the_one_that_we_know(desk: Desk, written: str) -> None:
    (mail,) = desk.mailed(REFERENCE, written)
    assert mail.to == JEAN


def test_an_address_of_another_script_and_one_with_a_plus_are_told_apart(desk: Desk) -> None:
    desk.bench.execute(c.InviteContact(new=NewContact(name="Zoé", email="zoe+gl@bücher.example", language="en"), mails=False))
    for written in ("zoe+gl@bücher.example", "ZOE+gl@xn--bcher-kva.example"):
        for number in (REFERENCE, None):
            desk.bench.now += timedelta(hours=1)
            (mail,) = desk.mailed(number, written)
            assert mail.to == "zoe+gl@bücher.example" and "Hello Zoé" in mail.body.text
    assert desk.mailed(REFERENCE, "zoe@bücher.example") == []


def test_the_address_is_the_one_that_the_account_has_today(desk: Desk) -> None:
    desk.bench.create(OTHER, mails=False)
    desk.bench.execute(c.CorrectContact(contact="c1", email="jean@new.example", mails=False), OTHER)
    assert desk.mailed(REFERENCE) == [] and desk.left() == [("other_address", (REFERENCE,))]
    (mail,) = desk.mailed(REFERENCE, "jean@new.example")
    assert mail.to == "jean@new.example"


def test_an_address_alone_gets_the_way_to_all_orders_and_quotes(desk: Desk) -> None:
    (mail,) = desk.mailed(None)
    assert links(mail)[:2] == [
        "https://suivi.example/affaires/#bigcorp-c1-1", "https://suivi.example/affaires/?poste=partage#bigcorp-c1-1",
    ]  # fmt: skip
    assert REFERENCE not in mail.body.text


def test_an_address_known_in_two_accounts_gets_both_in_one_mail(desk: Desk) -> None:
    desk.bench.dossiers.open(replace(c_offer(), account="other", customer="Other SA"), OTHER, key="other")
    (mail,) = desk.mailed(None)
    assert links(mail) == ["https://suivi.example/affaires/#bigcorp-c1-1", "https://suivi.example/affaires/#other-c1-1"] or links(
        mail
    ) == ["https://suivi.example/affaires/#other-c1-1", "https://suivi.example/affaires/#bigcorp-c1-1"]
    assert "Other SA" in mail.body.text and "BigCorp Europe" in mail.body.text


def test_a_mail_that_holds_not_all_links_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lost_link_search, "MOST", 2)
    more = "il y en a d’autres"
    references = (OTHER, "45MR02G00A")
    for count, reference in enumerate(references, start=2):
        assert more not in desk.mailed(None)[0].body.text
        account = f"other{count}"
        desk.bench.dossiers.open(replace(c_offer(), account=account, customer="Other SA"), reference, key=account)
        desk.bench.now += timedelta(hours=1)
    (mail,) = desk.mailed(None)
    assert len(links(mail)) == 2 and "contient 2\u00a0liens" in mail.body.text and more in mail.body.html


def test_a_mail_without_facts_has_no_doubled_blank_line(desk: Desk) -> None:
    (mail,) = desk.mailed(None)
    assert "\n\n\n" not in mail.body.text and '<table class="facts">' not in mail.body.html
    (mail,) = desk.mailed(REFERENCE)
    assert "\n\n\n" not in mail.body.text and '<table class="facts">' in mail.body.html


def c_offer() -> c.CreateDossier:
    from tests.samples.drawing import OFFER

    return replace(OFFER, mails=False)


def test_a_number_of_several_dossiers_gives_each_link_in_one_mail_the_newest_first(desk: Desk) -> None:
    desk.bench.now += timedelta(days=1)
    desk.bench.create(OTHER)
    desk.bench.sweep()
    (mail,) = desk.mailed("31564")
    assert links(mail) == [f"https://suivi.example/suivi/#{OTHER}-l1-1", f"https://suivi.example/suivi/#{REFERENCE}-l1-1"]


def test_a_contact_of_the_account_without_a_link_there_gets_the_way_to_their_own_affairs(desk: Desk) -> None:
    ann = NewContact(name="Ann", email="ann@bigcorp.example", language="en")
    desk.bench.dossiers.open(replace(c_offer(), contacts=(ann,)), OTHER, key="ann")
    (mail,) = desk.mailed(REFERENCE, "ann@bigcorp.example")
    (account,) = {line.partition("#")[2] for line in links(mail)}
    assert account.startswith("bigcorp-") and REFERENCE not in mail.body.text
    assert all(link.contact == "c1" for link in desk.bench.store.load(REFERENCE).state.links)


def test_who_was_shut_out_gets_nothing_and_staff_are_told(desk: Desk) -> None:
    desk.bench.execute(c.RevokeLink(link="l1"))
    assert desk.mailed(REFERENCE) == []
    assert desk.left() == [("shut_out", (REFERENCE,))]


def test_who_was_shut_out_of_all_affairs_gets_no_way_to_them(desk: Desk) -> None:
    command_account(
        desk.bench.fake,
        AccountRequest("bigcorp", RevokeAffairs(contact="c1"), MANAGER, request()),
        desk.bench.now,
        lambda n: None,
    )
    assert desk.mailed(None) == [] and desk.left() == [("shut_out", ())]


def test_an_address_that_bounces_is_mailed_nothing(desk: Desk) -> None:
    desk.bench.store.commit(commit(suppression=Suppression(JEAN, "bounced")))
    assert desk.mailed(REFERENCE) == [] and desk.mailed(None) == []
    assert [why for why, _ in desk.left()] == ["unreached", "unreached"]


def test_an_address_that_the_mail_service_cannot_read_is_left_to_staff(desk: Desk) -> None:
    desk.bench.outbox.before.append(raises(MailRefused("BadRequestException")))
    assert desk.mailed(REFERENCE) == [] and desk.left() == [("unreached", (REFERENCE,))]


def test_an_old_dossier_gives_the_view_that_it_has_and_one_that_opens_nothing_is_left_to_staff(desk: Desk) -> None:
    policy = desk.bench.seller.links
    desk.bench.now += timedelta(days=policy.full_days + 2)
    (mail,) = desk.mailed(REFERENCE)
    assert "étapes" in mail.body.text or "steps" in mail.body.text
    desk.bench.now += timedelta(days=policy.masked_days)
    assert desk.mailed(REFERENCE) == [] and desk.mailed(None) == []
    assert [why for why, _ in desk.left()] == ["too_old", "too_old"]


def test_the_history_says_that_it_was_mailed_and_no_link_lives_longer_by_it(desk: Desk) -> None:
    before = desk.bench.store.load(REFERENCE).state
    desk.bench.now += timedelta(days=300)
    desk.mailed(REFERENCE)
    after = desk.bench.store.load(REFERENCE).state
    assert (desk.bench.mails()[-1].mail, desk.bench.mails()[-1].contact, desk.bench.mails()[-1].asked) == ("link", "c1", True)
    assert (after.committed, after.links, after.shown, after.moved) == (
        before.committed,
        before.links,
        before.shown,
        before.moved,
    )
    far = paris_date(desk.bench.now) + timedelta(days=100)
    opened = access(after, "l1", 1, desk.bench.seller.links, far)
    assert opened and opened.view == "masked"


def test_nothing_of_what_was_typed_is_mailed_or_kept_once_it_is_done(desk: Desk) -> None:
    (mail,) = desk.mailed("po 2026 31", name="Call 0899\r\nBcc: x@y.example", company="Visit http://evil.example")
    assert not any(word in mail.body.text + mail.body.html + mail.subject for word in ("0899", "evil", "po 2026 31"))
    assert "PO-2026/0031" in mail.body.text
    assert desk.bench.requests.asked("r1") is None


def test_asking_twice_within_minutes_is_one_mail_and_later_another(desk: Desk) -> None:
    assert len(desk.mailed(REFERENCE)) == 1
    desk.bench.now += timedelta(minutes=9)
    assert desk.mailed(REFERENCE) == [] and len(desk.mailed("po 2026 31")) == 1
    desk.bench.now += timedelta(minutes=2)
    assert len(desk.mailed(REFERENCE)) == 1 and desk.left() == []


def test_who_asks_again_and_leaves_a_telephone_number_is_called(desk: Desk) -> None:
    desk.mailed(REFERENCE, phone="04 76 00 00 00")
    assert desk.left() == []
    assert desk.mailed(REFERENCE, phone="04 76 00 00 00") == []
    desk.bench.now += timedelta(hours=1)
    assert len(desk.mailed(REFERENCE, phone="04 76 00 00 00")) == 1
    assert desk.left() == [("asked_again", (REFERENCE,))] * 2


def test_a_redelivered_effect_mails_once(desk: Desk) -> None:
    effect = desk.send(REFERENCE)
    sent = len(desk.bench.outbox.sent)
    assert desk.bench.do(effect) == "dropped" and desk.bench.do(effect) == "held"
    desk.bench.sweep(minutes=30)
    assert len(desk.bench.outbox.sent) == sent + 1


@pytest.mark.parametrize("call", ["load", "commit"])
def test_a_fault_of_the_store_loses_and_doubles_no_mail(desk: Desk, call: str) -> None:
    desk.bench.store.before[call] = [raises(RuntimeError("down"))]
    effect = desk.send(REFERENCE)
    sent = len(desk.bench.outbox.sent)
    assert desk.bench.do(effect) in ("failed", "dropped")
    desk.bench.sweep(minutes=5)
    assert len(desk.bench.outbox.sent) == sent + 1
    assert [mail.asked for mail in desk.bench.mails()][-1]


def test_a_worker_that_dies_before_the_mail_leaves_it_to_the_next(desk: Desk) -> None:
    desk.bench.outbox.before.append(raises(Killed()))
    effect, sent = desk.send(REFERENCE), len(desk.bench.outbox.sent)
    assert desk.bench.do(effect) == "killed"
    desk.bench.sweep(minutes=5)
    assert len(desk.bench.outbox.sent) == sent + 1


def test_a_mail_that_comes_back_is_told_in_the_dossier(desk: Desk) -> None:
    (mail,) = desk.mailed(REFERENCE)
    assert mail.effect.split(".", 3)[::3] == [REFERENCE, "c1"]
