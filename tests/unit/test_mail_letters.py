"""What mails say and how they look: golden files in both languages and both forms (UPDATE_GOLDEN=1 writes them anew)."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.application.ports import Loaded
from chalicelib.application.view.reading import Reading
from chalicelib.domain import events as e
from chalicelib.domain.bodies import NewContact
from chalicelib.domain.enrolment import enrol_contact
from chalicelib.domain.entry import Entry
from chalicelib.domain.fold import evolve
from chalicelib.domain.people import Contact
from chalicelib.domain.values import Part, VatShare
from chalicelib.effects.letter import Letter, Place, letter
from chalicelib.effects.mail import NEWS
from chalicelib.effects.ports import Written
from chalicelib.effects.says import says
from tests.unit.dossiers import OFFER, TODAY, after, entry_of, opened
from tests.unit.golden_file import check

AFFAIRS = "https://suivi.example/affaires/#AFFAIRS"
PLACE = Place("https://suivi.example/suivi/#TOKEN", "https://suivi.example/suivi/?poste=partage#TOKEN", AFFAIRS)
ANN = NewContact(name="Ann O’Dyne", email="ann@bigcorp.example", language="en")


def _ordered(loaded: Loaded) -> Loaded:
    state = loaded.state
    ordered = e.OrderCreated(state.lines, "P020044G-01", state.freight)
    return Loaded(after(state, ordered, e.DeliveryAnnounced(date(2026, 8, 11), (2,))), loaded.people)


def _with_ann(loaded: Loaded) -> Loaded:
    return Loaded(loaded.state, enrol_contact(loaded.people, ANN, "new")[0])


def _moved(loaded: Loaded) -> tuple[Loaded, Entry]:
    """The date of both lines is moved, for a reason."""
    state = after(_ordered(loaded).state, e.DeliveryAnnounced(date(2026, 8, 11), (1, 2)))
    entry = entry_of(state, e.DeliveryAnnounced(date(2026, 8, 18), (1, 2)), "Le fabricant annonce une semaine de retard.")
    return Loaded(evolve(state, entry), loaded.people), entry


def _announced(loaded: Loaded) -> tuple[Loaded, Entry]:
    """One line of two has a date, for the first time."""
    return _happened(Loaded(after(loaded.state, e.OrderCreated(loaded.state.lines)), loaded.people), BEADS)


def _happened(loaded: Loaded, event: e.Event, comment: str | None = None) -> tuple[Loaded, Entry]:
    entry = entry_of(loaded.state, event, comment)
    return Loaded(evolve(loaded.state, entry), loaded.people), entry


def _shipped(loaded: Loaded, *parts: Part) -> tuple[Loaded, Entry]:
    tracked = e.Shipped(1, "Chronopost", parts, "XY 123 456 789 FR", "https://suivi.chronopost.example/XY123456789FR", NEXT)
    return _happened(_ordered(loaded), tracked)


def _invoiced(loaded: Loaded) -> tuple[Loaded, Entry]:
    parts, vat = (Part(1, 1), Part(2, 2)), (VatShare(Decimal(20), Decimal("706.00")),)
    return _happened(
        _ordered(loaded), e.InvoiceIssued("F26-0412", parts, Decimal("3530.00"), vat, Decimal("4236.00"), date(2026, 9, 5))
    )


def _document(loaded: Loaded) -> tuple[Loaded, Entry]:
    """The delivery note of the invoice's parcel is wanted again."""
    told, entry = _happened(_ordered(loaded), e.DeliveryNoteCreated("BL26-0733", 1))
    return _happened(told, e.DocumentMailRequested(entry.seq, "c1"))


def _letter(
    kind: e.Mail, loaded: Loaded, contact: Contact, today: date = TODAY, entry: Entry | None = None, place: Place = PLACE
) -> Letter:
    reading = Reading("45MR61G00C", *loaded, words(contact.language), seller(), today)
    said = NEWS[kind][1](reading, entry.event, entry) if entry else says(kind, reading, contact)
    assert said is not None
    return letter(said, reading, contact, place)


def _written(said: Letter, contact: Contact) -> Written:
    return JinjaWriter(seller().colours)(said, words(contact.language))


BEADS, NEXT = e.DeliveryAnnounced(date(2026, 8, 11), (2,)), date(2026, 8, 7)
OPEN, ENGLISH = opened(), opened(replace(OFFER, contacts=(ANN,)))
Case = tuple[e.Mail, tuple[Loaded, Entry | None], str]
HAPPENED: dict[str, tuple[e.Mail, Callable[[Loaded], tuple[Loaded, Entry]]]] = {
    "announced": ("delivery", _announced),
    "moved": ("delivery", _moved),
    "shipped": ("shipment", lambda loaded: _shipped(loaded, Part(1, 1), Part(2, 2))),
    "parcel": ("shipment", lambda loaded: _shipped(loaded, Part(1, 1, ("01187",)))),
    "invoice": ("invoice", _invoiced),
    "document": ("document", _document),
    "cancelled": ("cancellation", lambda loaded: _happened(_ordered(loaded), e.OrderCancelled(), "Le budget est reporté.")),
}
CASES: dict[str, Case] = {
    "offer.fr": ("offer", (OPEN, None), "c1"),
    "offer.en": ("offer", (ENGLISH, None), "c1"),
    "order.fr": ("link", (_ordered(OPEN), None), "c1"),
    "invitation.en": ("link", (_with_ann(_ordered(OPEN)), None), "c2"),
    "acknowledgement.fr": ("acknowledgement", (_ordered(OPEN), None), "c1"),
    "acknowledgement.en": ("acknowledgement", (_with_ann(_ordered(OPEN)), None), "c2"),
    **{
        f"{name}.{lang}": (kind, make(loaded), "c1")
        for name, (kind, make) in HAPPENED.items()
        for lang, loaded in (("fr", OPEN), ("en", ENGLISH))
    },
}


def _made(name: str) -> tuple[Letter, Written]:
    kind, (loaded, entry), contact = CASES[name]
    person = loaded.people.contacts[contact]
    said = _letter(kind, loaded, person, entry=entry)
    return said, _written(said, person)


@pytest.mark.parametrize("name", CASES)
def test_mails_read_as_their_golden_files(name: str) -> None:
    said, written = _made(name)
    check(f"mail/{name}.txt", f"Subject: {said.said.subject}\n\n{written.text}")
    check(f"mail/{name}.html", written.html)


@pytest.mark.parametrize("name", CASES)
def test_plain_text_reads_well_in_a_plain_client(name: str) -> None:
    text = _made(name)[1].text
    assert not re.search(r"<\w|&\w+;|\n{3}|[ \t]\n(?<!-- \n)", text)
    assert all(len(line) <= 110 for line in text.splitlines())
    assert f"\n{PLACE.url}\n" in text
    assert f"\n{PLACE.shared_url}\n" in text
    assert f"\n{AFFAIRS}\n" in text


class _Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", CASES)
def test_html_loads_nothing_and_adapts_to_dark(name: str) -> None:
    html = _made(name)[1].html
    tags = _Seen(html).tags
    assert {tag for tag, _ in tags}.isdisjoint({"img", "script", "link", "iframe", "form", "object", "picture", "video"})
    assert not any(name in ("src", "srcset", "style", "background") for _, attrs in tags for name in attrs)
    assert not re.search(r"url\(|@import|@font-face", html)
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in tags
    assert "@media (prefers-color-scheme: dark)" in html
    assert [attrs["href"] for tag, attrs in tags if tag == "a"][:3] == [PLACE.url, PLACE.url, PLACE.shared_url]


def test_the_way_to_all_affairs_is_left_out_where_it_was_revoked() -> None:
    contact, place = OPEN.people.contacts["c1"], PLACE._replace(affairs_url=None)
    written, usual = (_written(_letter("offer", OPEN, contact, place=each), contact) for each in (place, PLACE))
    assert [AFFAIRS in form for form in (*written, *usual)] == [False, False, True, True]
    assert "toutes vos affaires" not in written.text.lower() and not re.search(r"\n{3}", written.text)


def test_what_people_typed_is_escaped_in_html_alone() -> None:
    bob = NewContact(name="<b>Bob</b>\r\nBcc: x", email="b@x.example", language="en")
    loaded = opened(replace(OFFER, contacts=(bob,)))
    written = _written(_letter("offer", loaded, loaded.people.contacts["c1"]), loaded.people.contacts["c1"])
    assert "Hello &lt;b&gt;Bob&lt;/b&gt; Bcc: x," in written.html
    assert "Hello <b>Bob</b> Bcc: x," in written.text


def test_an_offer_that_ended_is_not_said_to_hold() -> None:
    said = _letter("offer", OPEN, OPEN.people.contacts["c1"], date(2026, 8, 29))
    assert "s’est terminée le vendredi 28\u00a0août 2026" in said.said.paragraphs[0]


def test_a_cancelled_order_is_said_to_be() -> None:
    loaded = Loaded(after(_ordered(OPEN).state, e.OrderCancelled()), OPEN.people)
    assert "annulée le jeudi 6\u00a0août 2026" in _letter("link", loaded, loaded.people.contacts["c1"]).said.paragraphs[0]
