"""The mails that staff are shown before an act are those that leave after it, word for word, and nothing is written for them."""

import re
from typing import Any

import msgspec
import pytest

from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.effects import Effect
from chalicelib.application.staff.desk.mail_draft import MailDraft
from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.application.writing.preview import NEW
from chalicelib.domain.sale import commands as c
from chalicelib.effects.mails.handlers import handlers
from chalicelib.effects.mails.mail_drafts import Drafting, mail_drafts
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail
from tests.builder.desk_walk import LIKELY, REFERENCE, Walk, copied
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, MANAGER, SYSTEM
from tests.samples.drawing import OFFER

SITE, TOKEN = "https://suivi.example", "…"
NUMBER = re.compile(r"PROJET|DRAFT|[A-Z]{1,2}26-\d{4}|RF\d\d( \w{1,4})+")
"""What stands for a number of ours, and for the payment's reference, which is made of it: a draft has none."""


class Outbox:
    """Takes mails."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []

    def send(self, mail: Mail) -> None:
        """Take one."""
        self.mails.append(mail)


def drafting(store: MemoryStore) -> Drafting:
    """What drafts are made with."""
    return Drafting(store, seller(), translations, JinjaWriter(seller().colours), SITE)


def drafts_of(walk: Walk, body: dict[str, Any], caller: Any) -> tuple[MailDraft, ...]:
    """The drafts of one body, asked for as the function is."""
    asked = {"reference": REFERENCE, "commands": [body], "caller": msgspec.to_builtins(caller), "now": walk.now.isoformat()}
    return mail_drafts(drafting(walk.store), msgspec.json.decode(msgspec.json.encode(asked), type=StaffRehearsal))


def sent(walk: Walk, store: MemoryStore, since: set[Effect]) -> list[Mail]:
    """The mails that leave of what was planned since."""
    outbox = Outbox()
    mailing = Mailing(
        store=store, clock=lambda: walk.now, mailer=outbox, write=JinjaWriter(seller().colours), mint=lambda key: TOKEN,
        translations_for=translations, seller=seller(), site_url=SITE,
    )  # fmt: skip
    kinds = handlers(mailing)
    for effect in set(store.todos) - since:
        if effect.kind in kinds:
            kinds[effect.kind](effect)
    return outbox.mails


def comparable(text: str) -> str:
    """A text in which a number of ours is one like any other."""
    return NUMBER.sub("N", text)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_before_an_act_is_what_leaves_after_it(seed: int) -> None:
    walk, mailed = Walk(seed), 0
    for _ in range(6):
        caller = walk.chance.choice((MANAGER, MANAGER, ACCOUNTANT))
        allowed = [act for act in walk.acts(caller).acts if act.allowed]
        act = walk.chance.choice([one for one in allowed if one.act in LIKELY] or allowed)
        body, store, before = walk.filled(act), copied(walk.store), dict(walk.store.table.items)
        shown = drafts_of(walk, body, caller)
        assert walk.store.table.items == before, "a rehearsal writes nothing"
        planned = set(store.todos)
        walk.send(store, caller, body)
        left = {mail.to: mail for mail in sent(walk, store, planned)}
        assert {one.to: comparable(one.text) for one in shown} == {to: comparable(m.body.text) for to, m in left.items()}, act.act
        assert {one.to: comparable(one.subject) for one in shown} == {to: comparable(m.subject) for to, m in left.items()}
        assert [one.name for one in shown] == list(act.mails)
        mailed += len(shown)
        walk.live(body, caller)
    assert mailed


def test_the_mail_of_a_new_offer_is_drafted_in_its_parts() -> None:
    walk = Walk(1)
    (draft,) = mail_drafts(drafting(MemoryStore()), StaffRehearsal(NEW, (OFFER,), MANAGER, walk.now))
    assert (draft.to, draft.name, draft.language) == ("jean.bon@bigcorp.example", "Jean Bon", "fr")
    assert draft.greeting == "Bonjour Jean Bon," and draft.button and draft.rows and draft.paragraphs
    assert draft.rows[0].name == "Module voie sèche DryFlow" and all(part in draft.text for part in draft.paragraphs)
    assert f"{SITE}/suivi/?document=2#{TOKEN}" in draft.text, "its link leads nowhere"


BOUNCED = "jean.bon@bigcorp.example"


@pytest.mark.parametrize("put_right", [BOUNCED, "jean.bon@bigcorp2.example"])
def test_an_address_put_right_is_shown_the_link_that_leaves_for_it(put_right: str) -> None:
    walk = Walk(1)
    StoreBuilder(walk.store).apply(REFERENCE, c.RecordUndelivered(contact="c1", why="bounced", address=BOUNCED), caller=SYSTEM)
    body = {"type": "correct_contact", "contact": "c1", "name": "Jean Lebon", "email": put_right}
    (shown,) = drafts_of(walk, body, MANAGER)
    store = copied(walk.store)
    planned = set(store.todos)
    walk.send(store, MANAGER, body)
    (left,) = sent(walk, store, planned)
    assert (shown.to, shown.name, shown.text) == (left.to, left.to_name, left.body.text) and shown.to == put_right
    assert "Jean Lebon" in shown.greeting
