"""What mails say and how they look: golden files in both languages and both forms (UPDATE_GOLDEN=1 writes them anew)."""

import os
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.application.ports import Loaded
from chalicelib.domain import events as e
from chalicelib.domain.bodies import NewContact
from chalicelib.domain.enrolment import enrol_contact
from chalicelib.domain.people import Contact
from chalicelib.effects.letter import Letter, Place, letter
from chalicelib.effects.ports import Written
from tests.unit.dossiers import OFFER, TODAY, after, opened

GOLDEN = Path(__file__).parent / "golden" / "mail"
PLACE = Place("https://suivi.example/suivi/#TOKEN", "https://suivi.example/suivi/?poste=partage#TOKEN")
ANN = NewContact(name="Ann O’Dyne", email="ann@bigcorp.example", language="en")


def _ordered(loaded: Loaded) -> Loaded:
    state = loaded.state
    ordered = e.OrderCreated(state.lines, "P020044G-01", state.freight)
    return Loaded(after(state, ordered, e.DeliveryAnnounced(date(2026, 8, 11), (2,))), loaded.people)


def _with_ann(loaded: Loaded) -> Loaded:
    return Loaded(loaded.state, enrol_contact(loaded.people, ANN)[0])


def _letter(kind: e.Mail, loaded: Loaded, contact: Contact, today: date = TODAY) -> Letter:
    return letter(kind, "45MR61G00C", loaded, contact, PLACE, words(contact.language), seller(), today)


def _written(kind: e.Mail, loaded: Loaded, contact: Contact) -> Written:
    return JinjaWriter(seller().colours)(_letter(kind, loaded, contact), words(contact.language))


OPEN = opened()
CASES: dict[str, tuple[e.Mail, Loaded, str]] = {
    "offer.fr": ("offer", OPEN, "c1"),
    "offer.en": ("offer", opened(replace(OFFER, contacts=(ANN,))), "c1"),
    "order.fr": ("link", _ordered(OPEN), "c1"),
    "invitation.en": ("link", _with_ann(_ordered(OPEN)), "c2"),
    "acknowledgement.fr": ("acknowledgement", _ordered(OPEN), "c1"),
    "acknowledgement.en": ("acknowledgement", _with_ann(_ordered(OPEN)), "c2"),
}


@pytest.mark.parametrize("name", CASES)
def test_mails_read_as_their_golden_files(name: str) -> None:
    kind, loaded, contact = CASES[name]
    said = _letter(kind, loaded, loaded.people.contacts[contact])
    written = _written(kind, loaded, loaded.people.contacts[contact])
    for path, content in (
        (GOLDEN / f"{name}.txt", f"Subject: {said.subject}\n\n{written.text}"),
        (GOLDEN / f"{name}.html", written.html),
    ):
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        assert content == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_plain_text_reads_well_in_a_plain_client(name: str) -> None:
    kind, loaded, contact = CASES[name]
    text = _written(kind, loaded, loaded.people.contacts[contact]).text
    assert not re.search(r"<\w|&\w+;|\n{3}|[ \t]\n(?<!-- \n)", text)
    assert all(len(line) <= 110 for line in text.splitlines())
    assert f"\n{PLACE.url}\n" in text
    assert f"\n{PLACE.shared_url}\n" in text


class _Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", CASES)
def test_html_loads_nothing_and_adapts_to_dark(name: str) -> None:
    kind, loaded, contact = CASES[name]
    html = _written(kind, loaded, loaded.people.contacts[contact]).html
    tags = _Seen(html).tags
    assert {tag for tag, _ in tags}.isdisjoint({"img", "script", "link", "iframe", "form", "object", "picture", "video"})
    assert not any(name in ("src", "srcset", "style", "background") for _, attrs in tags for name in attrs)
    assert not re.search(r"url\(|@import|@font-face", html)
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in tags
    assert "@media (prefers-color-scheme: dark)" in html
    assert [attrs["href"] for tag, attrs in tags if tag == "a"][:3] == [PLACE.url, PLACE.url, PLACE.shared_url]


def test_what_people_typed_is_escaped_in_html_alone() -> None:
    bob = NewContact(name="<b>Bob</b>\r\nBcc: x", email="b@x.example", language="en")
    loaded = opened(replace(OFFER, contacts=(bob,)))
    written = _written("offer", loaded, loaded.people.contacts["c1"])
    assert "Hello &lt;b&gt;Bob&lt;/b&gt; Bcc: x," in written.html
    assert "Hello <b>Bob</b> Bcc: x," in written.text


def test_an_offer_that_ended_is_not_said_to_hold() -> None:
    said = _letter("offer", OPEN, OPEN.people.contacts["c1"], date(2026, 8, 29))
    assert "s’est terminée le vendredi 28\u00a0août 2026" in said.paragraphs[0]


def test_a_cancelled_order_is_said_to_be() -> None:
    loaded = Loaded(after(_ordered(OPEN).state, e.OrderCancelled()), OPEN.people)
    assert "annulée le jeudi 6\u00a0août 2026" in _letter("link", loaded, loaded.people.contacts["c1"]).paragraphs[0]
