"""Links to all affairs that open nothing: one answer, bytes alike; garbage costs no read, a stranger learns nothing."""

from uuid import uuid4

import pytest

from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.application.ports.links import LinkKey, LinkKind
from tests.http.api import Api, Reply
from tests.http.conftest import Counting
from tests.http.desk import Desk, Guest, headers, order
from tests.http.kinds import IN_PROCESS
from tests.http.test_tokens import alike, mutations
from tests.http.visitor import Visitor, grant


@pytest.fixture
def jean(desk: Desk) -> Visitor:
    account = f"bigcorp-{uuid4().hex[:8]}"
    desk.open(order(account=account))
    return Visitor(desk.api, account)


def show(api: Api, token: str | None) -> Reply:
    return api.request("GET", "/affairs", {"Authorization": f"Bearer {token}"} if token else {})


def others(jean: Visitor) -> dict[str, str | None]:
    """Tokens well spelled, or nearly, that open nothing."""
    key, mint = LinkKey(LinkKind.CONTACT, jean.account, "jean", 1), jean.api.mint
    return {
        "none": None,
        "garbage": "garbage",
        "too long": "A" * 5000,
        "unknown key": LinkSigner(lambda: ["z" * 40]).mint(key),
        "an instrument": mint(key._replace(kind=LinkKind.INSTRUMENT)),
        "a dossier": mint(key._replace(kind=LinkKind.DOSSIER)),
        "unknown contact": mint(key._replace(link="nobody")),
        "older epoch": mint(key._replace(epoch=0)),
        "later epoch": mint(key._replace(epoch=2)),
        "unknown account": mint(key._replace(subject="nobody")),
        "padded": jean.token + "=",
    }


def test_all_that_opens_nothing_is_answered_alike(desk: Desk, jean: Visitor) -> None:
    reference = desk.open(order(account=jean.account))
    answers = {name: alike(show(jean.api, token)) for name, token in others(jean).items()}
    answers["a link to a dossier"] = alike(show(jean.api, Guest(desk.api, reference).token))
    first = jean.token
    grant(desk, jean.account, "revoke_affairs")
    answers["revoked"] = alike(show(jean.api, first))
    assert set(answers.values()) == {answers["none"]}
    status, body, sent = answers["none"]
    assert status == 401 and dict(sent)["www-authenticate"] == "Bearer" and jean.account.encode() not in body
    for path in ("/closed", "/closed?cursor=x"):
        assert alike(jean.get(path)) == answers["none"]
    assert alike(jean.session()) == answers["none"]
    assert alike(jean.open(reference)) == alike(jean.open("99ZZ99Z99Z")) == answers["none"]


@IN_PROCESS
def test_no_changed_token_opens_anything_or_costs_a_read(jean: Visitor, store: Counting) -> None:
    token, expected, before = jean.token, alike(show(jean.api, "x")), store.reads
    for changed in list(mutations(token))[::7]:
        if changed not in (token, ""):
            assert alike(show(jean.api, changed)) == expected, changed
    assert store.reads == before


@IN_PROCESS
def test_one_read_of_the_account_decides(jean: Visitor, store: Counting) -> None:
    before = store.reads
    for name, token in others(jean).items():
        assert show(jean.api, token).status == 401, name
    assert store.reads == before + 4, "a signed token of the right kind costs one"


def test_what_is_not_theirs_tells_nothing_of_itself(desk: Desk, jean: Visitor) -> None:
    other = desk.open()
    answers = {alike(jean.open(name)) for name in (other, "99ZZ99Z99Z", "no-reference")}
    assert len(answers) == 1 and next(iter(answers))[0] == 404
    assert desk.version(other) == 3


def test_a_link_to_all_affairs_opens_no_dossier_by_itself(desk: Desk, jean: Visitor) -> None:
    reference = next(iter(jean.rows()))
    assert jean.api.request("GET", f"/dossiers/{reference}", jean.bearer()).status == 401
    sent = {**headers(match=3), **jean.bearer()}
    assert jean.api.request("POST", f"/dossiers/{reference}/questions", sent, b'{"name": "x", "question": "?"}').status == 401
    assert jean.api.request("GET", f"/staff/accounts/{jean.account}", jean.bearer()).status == 401


def test_an_affair_is_opened_by_json_alone(jean: Visitor) -> None:
    (reference,) = jean.rows()
    assert jean.open(reference, {**jean.bearer(), "Content-Type": "text/plain"}).status == 415
    assert jean.open(reference, body=b'{"x": 1}').status == 400
    assert jean.open(reference, body=b"").status == 400
    assert jean.open(reference).status == 201
