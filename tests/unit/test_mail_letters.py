"""What mails say and how they look: golden files in both languages and both forms (UPDATE_GOLDEN=1 writes them anew)."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Literal

import pytest
from msgspec.structs import replace

from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.words import words
from chalicelib.application.ports import Loaded
from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import Reading
from chalicelib.domain import events as e
from chalicelib.domain.bodies import NewContact
from chalicelib.domain.enrolment import enrol_contact
from chalicelib.domain.entry import Entry
from chalicelib.domain.fold import evolve
from chalicelib.domain.people import BILLING, Contact
from chalicelib.domain.values import Allocation, Language, Part, Terms, Text, VatShare
from chalicelib.effects.letter import Letter, Place, letter
from chalicelib.effects.mail import WITH_AFFAIRS
from chalicelib.effects.news.correction import correction
from chalicelib.effects.news.happened import NEWS
from chalicelib.effects.page import page_url, shared_url
from chalicelib.effects.ports import Written
from chalicelib.effects.said import Said
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
    kind: e.Mail,
    loaded: Loaded,
    contact: Contact,
    today: date = TODAY,
    entry: Entry | None = None,
    place: Place | Literal["usual"] | None = "usual",
) -> Letter:
    reading = Reading("45MR61G00C", *loaded, words(contact.language), seller(), today)
    said = NEWS[kind](reading, entry.event, entry) if entry else says(kind, reading, contact, WORD)
    assert said is not None
    return letter(said, reading, contact, _place(kind, said, contact.language) if place == "usual" else place)


def _written(said: Letter, contact: Contact) -> Written:
    return JinjaWriter(seller().colours)(said, words(contact.language))


def _billed(loaded: Loaded) -> tuple[Loaded, Entry]:
    told, _ = _invoiced(loaded)
    return _happened(told, e.PaymentAllocated("VIR 1", (Allocation("F26-0412", Decimal("1000.00")),)))


def _credited(loaded: Loaded) -> tuple[Loaded, Entry]:
    return _happened(_invoiced(loaded)[0], e.Credited("A26-0018", "F26-0412", Decimal("144.00")), "Une boîte de billes reprise.")


def _answered(loaded: Loaded) -> tuple[Loaded, Entry]:
    asked, _ = _happened(_ordered(loaded), e.QuestionAsked("Jean Bon"), "Où est-elle ?")
    return _happened(asked, e.QuestionAnswered(), "Elle attend ses billes.\nElle part lundi.")


def _revised(loaded: Loaded) -> tuple[Loaded, Entry]:
    state = loaded.state
    terms = Terms(date(2026, 9, 4), Text("à 30 jours", "within 30 days"), Text("franco", "carriage paid"))
    return _happened(loaded, e.OfferMade(2, state.lines, terms), "Avec dix jours de plus.\nLes prix ne changent pas.")


BEADS, NEXT = e.DeliveryAnnounced(date(2026, 8, 11), (2,)), date(2026, 8, 7)
OPEN, ENGLISH = opened(), opened(replace(OFFER, contacts=(ANN,)))
WORD = "Les billes arrivent cette semaine.\nNous tenons le prix de juillet."
Case = tuple[e.Mail, tuple[Loaded, Entry | None], str]
HAPPENED: dict[str, tuple[e.Mail, Callable[[Loaded], tuple[Loaded, Entry]]]] = {
    "announced": ("delivery", _announced),
    "moved": ("delivery", _moved),
    "shipped": ("shipment", lambda loaded: _shipped(loaded, Part(1, 1), Part(2, 2))),
    "parcel": ("shipment", lambda loaded: _shipped(loaded, Part(1, 1, ("01187",)))),
    "invoice": ("invoice", _invoiced),
    "payment": ("payment", _billed),
    "credit": ("credit", _credited),
    "answer": ("answer", _answered),
    "revised": ("offer", _revised),
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
AT_DOCUMENT = ("invoice", "offer", "document", "credit")
"""Mails whose button opens the dossier at a document."""


def _made(name: str) -> tuple[Letter, Written]:
    kind, (loaded, entry), contact = CASES[name]
    person = loaded.people.contacts[contact]
    said = _letter(kind, loaded, person, entry=entry)
    return said, _written(said, person)


def _url(name: str) -> str:
    """Where its button leads."""
    place = _made(name)[0].place
    assert place is not None
    return place.url


def _place(kind: e.Mail, said: Said, lang: Language) -> Place:
    """As the worker gives it: at the document, with all affairs where they are the mail's."""
    site, affairs = "https://suivi.example", AFFAIRS if kind in WITH_AFFAIRS else None
    return Place(page_url(site, lang, "TOKEN", said.document), shared_url(site, lang, "TOKEN", said.document), affairs)


@pytest.mark.parametrize("name", CASES)
def test_mails_read_as_their_golden_files(name: str) -> None:
    said, written = _made(name)
    check(f"mail/{name}.txt", f"Subject: {said.subject}\n\n{written.text}")
    check(f"mail/{name}.html", written.html)


@pytest.mark.parametrize("name", CASES)
def test_plain_text_reads_well_in_a_plain_client(name: str) -> None:
    text = _made(name)[1].text
    assert not re.search(r"<\w|&\w+;|\n{3}|[ \t]\n(?<!-- \n)", text)
    assert all(len(line) <= 110 for line in text.splitlines())
    said, place = _made(name)[0].said, _made(name)[0].place
    assert place is not None
    assert f"\n{place.url}\n" in text
    assert f"\n{place.shared_url}\n" in text
    assert (f"\n{AFFAIRS}\n" in text) == (CASES[name][0] in ("offer", "link"))
    assert f"/?document={said.document}#TOKEN" in place.url or said.document is None


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
    assert next(attrs["href"] for tag, attrs in tags if tag == "a") == _url(name)


def test_the_way_to_all_affairs_is_left_out_where_it_was_revoked() -> None:
    contact, place = OPEN.people.contacts["c1"], PLACE._replace(affairs_url=None)
    written, usual = (_written(_letter("offer", OPEN, contact, place=each), contact) for each in (place, PLACE))
    assert [AFFAIRS in form for form in (*written, *usual)] == [False, False, True, True]
    assert "toutes vos affaires" not in written.text.lower() and not re.search(r"\n{3}", written.text)


def test_the_billing_address_gets_no_link() -> None:
    loaded, entry = _invoiced(OPEN)
    accounts = Contact(BILLING, "BigCorp Europe", "accounts@bigcorp.example", "fr")
    said = _letter("invoice", loaded, accounts, entry=entry, place=None)
    written = _written(said, accounts)
    check("mail/billing.fr.txt", f"Subject: {said.subject}\n\n{written.text}")
    check("mail/billing.fr.html", written.html)
    assert not re.search(r"suivi|TOKEN|https?:", written.text + written.html.partition("<body>")[2])
    assert "IBAN\u00a0: FR76 3000 6000 0112 3456 7890 189" in written.text


STROKES: list[tuple[e.Event, str]] = [
    (e.OrderCancelled(), "Votre commande suit son cours."),
    (e.DeliveryAnnounced(date(2026, 8, 25), (2,)), "Une première partie arrive le mardi 11\u00a0août"),
    (e.DepositReceived("VIR", Decimal(100)), "«\u00a0Acompte reçu\u00a0: 100,00\u00a0€\u00a0»"),
]


@pytest.mark.parametrize(("event", "holds"), STROKES)
def test_a_correction_says_what_was_wrong_and_what_holds(event: e.Event, holds: str) -> None:
    told = _ordered(OPEN)
    wrong = entry_of(told.state, event)
    state = evolve(
        evolve(told.state, wrong, counts=False), stroke := entry_of(evolve(told.state, wrong), e.EntryStruck(wrong.seq))
    )
    reading = Reading("45MR61G00C", state, told.people, words("fr"), seller(), TODAY)
    said = correction(reading, wrong, stroke, Moment(lambda: (told.state, evolve(told.state, wrong))))
    assert said is not None
    assert said.subject.startswith("Corrigé\u00a0: ")
    assert holds in " ".join(said.paragraphs)


def test_line_breaks_of_what_was_typed_are_kept() -> None:
    said, written = _made("revised.fr")
    assert "Avec dix jours de plus.<br>Les prix ne changent pas.</p>" in written.html
    assert "\nAvec dix jours de plus.\nLes prix ne changent pas.\n" in written.text
    assert said.preheader.startswith("Votre offre tient jusqu’au vendredi 4 septembre 2026. C’est la révision 2")
    assert f'<div class="preheader">{said.preheader}</div>' in written.html


@pytest.mark.parametrize("name", CASES)
def test_the_subject_names_both_sides_numbers(name: str) -> None:
    kind, (loaded, _), _ = CASES[name]
    subject = _made(name)[0].subject
    assert subject.endswith("(45MR61G00C)")
    assert (loaded.state.customer_reference or "(") in subject
    assert kind not in ("offer", "invoice", "acknowledgement", "payment", "credit") or "€" in subject


@pytest.mark.parametrize("name", CASES)
def test_a_mail_about_a_document_opens_the_dossier_there(name: str) -> None:
    said = _made(name)[0].said
    assert (said.document is not None) == (CASES[name][0] in AT_DOCUMENT)
    assert said.document is None or CASES[name][1][0].state.document(said.document) is not None


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
