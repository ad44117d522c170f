"""What is done by a link while others share, or end that very link: a commit comes between a reading and its own."""

from collections.abc import Callable

import pytest

from chalicelib.application.caller import Caller
from chalicelib.application.ports.commit import AnyCommit
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.fields import CUSTOMERS_LINKS
from tests.builder.dossiers import StoreBuilder
from tests.http.clock import now
from tests.http.conftest import Counting
from tests.http.desk import Desk, Guest, headers
from tests.http.kinds import IN_PROCESS
from tests.http.test_access import COLLEAGUE, share, shown
from tests.samples.callers import MANAGER

pytestmark = IN_PROCESS
ASKED = {"name": "Anna Kovács", "question": "Where is it?"}
MIA = {**COLLEAGUE, "email": "mia@bigcorp.example", "contact_name": "Mia", "scope": "read"}


@pytest.fixture
def jean(desk: Desk) -> Guest:
    """Whose link we gave."""
    return Guest(desk.api, desk.open())


@pytest.fixture
def anna(jean: Guest) -> Guest:
    """Whom Jean let in."""
    assert share(jean).status == 201
    return Guest(jean.api, jean.reference, "l2")


def meanwhile(store: Counting, monkeypatch: pytest.MonkeyPatch, does: Callable[[], object]) -> None:
    """Do this once, just before the next commit."""
    real: Callable[[AnyCommit], None] = store.commit

    def commit(wanted: AnyCommit) -> None:
        monkeypatch.setattr(store, "commit", real)
        does()
        real(wanted)

    monkeypatch.setattr(store, "commit", commit)


def by_link(guest: Guest, store: Counting, command: c.Command) -> Callable[[], object]:
    """What the holder of a link does, as their own request would."""
    (contact,) = (link.contact for link in store.heads[guest.reference].state.links if link.id == guest.link)
    name = f"l:{guest.reference}:{guest.link}"
    caller = Caller(name, name, frozenset({"customer"}), Actor("contact", contact), "link", guest.link)
    return lambda: StoreBuilder(store, now, caller).apply(guest.reference, command)


def questions(store: Counting, guest: Guest) -> int:
    """How many were asked."""
    return sum(isinstance(entry.event, e.QuestionAsked) for entry in store.history(guest.reference))


def test_an_act_that_meets_the_removal_of_its_link_is_not_done(
    jean: Guest, anna: Guest, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = headers(match=anna.seen())
    meanwhile(store, monkeypatch, by_link(jean, store, c.RemoveLink(name="Jean Bon", link="l2")))
    assert anna.post("/questions", ASKED, sent).status in (401, 412)
    assert anna.post("/questions", ASKED, sent).status == 401, "and never again"
    assert questions(store, jean) == 0


def test_nobody_is_let_in_by_a_link_that_staff_revoke_at_that_moment(
    jean: Guest, anna: Guest, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, staff = headers(match=anna.seen()), StoreBuilder(store, now, MANAGER)
    meanwhile(store, monkeypatch, lambda: staff.apply(jean.reference, c.RevokeLink(link="l2")))
    assert anna.post("/shares", {**MIA, "name": "Anna Kovács"}, sent).status == 409
    assert anna.post("/shares", {**MIA, "name": "Anna Kovács"}, sent).status == 401
    assert [link.id for link in store.heads[jean.reference].state.links] == ["l1", "l2"]


def test_what_is_asked_while_staff_revoke_the_link_is_not_done(
    jean: Guest, anna: Guest, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, staff = headers(match=anna.seen()), StoreBuilder(store, now, MANAGER)
    meanwhile(store, monkeypatch, lambda: staff.apply(jean.reference, c.RevokeLink(link="l2")))
    refused = anna.post("/questions?lang=en", ASKED, sent)
    assert refused.status == 409 and "opens nothing any more" in refused.json["detail"], refused.body
    assert anna.post("/questions", ASKED, sent).status == 401, "and from the next request on it is a stranger's"
    assert questions(store, jean) == 0


def test_a_removal_that_meets_an_act_of_its_link_is_told_and_done_at_the_next_press(
    jean: Guest, anna: Guest, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"name": "Jean Bon", "link": "l2"}
    sent = headers(match=jean.seen())
    meanwhile(store, monkeypatch, by_link(anna, store, c.AskQuestion(name="Anna Kovács", comment="Where is it?")))
    assert jean.post("/link-removals", body, sent).status == 412
    assert anna.get().status == 200 and questions(store, jean) == 1
    assert jean.post("/link-removals", body, headers(match=jean.seen())).status == 201
    assert anna.get().status == 401
    assert questions(store, jean) == 1, "what was asked before stays"


def test_of_two_who_share_the_last_link_that_is_free_one_does(
    jean: Guest, desk: Desk, store: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    while len(store.heads[jean.reference].state.links) < CUSTOMERS_LINKS - 1:
        desk.do(jean.reference, "invite_contact", contact="jean")
    sent = headers(match=jean.seen())
    ann = c.ShareDossier(name="Jean Bon", email=COLLEAGUE["email"], contact_name="Anna Kovács", scope="act")
    meanwhile(store, monkeypatch, by_link(jean, store, ann))
    assert jean.post("/shares", MIA, sent).status == 412, "what changed meanwhile is read first"
    refused = jean.post("/shares?lang=en", MIA, headers(match=jean.seen()))
    assert refused.status == 409 and f"at most {CUSTOMERS_LINKS}" in refused.json["detail"], refused.body
    state = store.heads[jean.reference].state
    assert len(state.links) == CUSTOMERS_LINKS and state == fold(store.history(jean.reference))
    assert {person["email"] for person in shown(jean)["people"]} == {"jean.bon@bigcorp.example", COLLEAGUE["email"]}
