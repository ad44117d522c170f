"""What mails say and how they look: golden files in both languages and both forms (UPDATE_GOLDEN=1 writes them anew)."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact
from tests.builder.dossiers import after, opened
from tests.samples.drawing import OFFER
from tests.unit.golden_file import check
from tests.unit.letters import AFFAIRS, BILLED, CASES, LINKS, OPEN, Case, Occasion, laid_out, made, ordered, struck, written_to

AT_DOCUMENT = ("invoice", "due_date", "offer", "order_change", "document", "credit")
"""Mails whose button opens the dossier at a document."""
AT_RECEIPT = ("payment", "deposit", "paid-twice")
"""Cases whose button opens the history at a receipt, where there is no document."""


@pytest.mark.parametrize("name", [*CASES, *BILLED])
def test_mails_read_as_their_golden_files(name: str) -> None:
    letter, written = made(name)
    check(f"mail/{name}.txt", f"Subject: {letter.subject}\n\n{written.text}")
    check(f"mail/{name}.html", written.html)


@pytest.mark.parametrize("name", CASES)
def test_plain_text_reads_well_in_a_plain_client(name: str) -> None:
    text = made(name)[1].text
    assert not re.search(r"<\w|&\w+;|\n{3}|[ \t]\n(?<!-- \n)", text)
    assert all(len(line) <= 110 for line in text.splitlines())
    content, links = made(name)[0].content, made(name)[0].links
    assert links is not None
    assert f"\n{links.url}\n" in text
    assert f"\n{links.shared_url}\n" in text
    assert (f"\n{AFFAIRS}\n" in text) == (CASES[name].kind in ("offer", "link"))
    assert f"/?document={content.document}#TOKEN" in links.url or content.document is None


class _Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", CASES)
def test_html_loads_nothing_and_adapts_to_dark(name: str) -> None:
    letter, written = made(name)
    html, links = written.html, letter.links
    assert links is not None
    tags = _Seen(html).tags
    assert {tag for tag, _ in tags}.isdisjoint({"img", "script", "link", "iframe", "form", "object", "picture", "video"})
    assert not any(name in ("src", "srcset", "style", "background") for _, attrs in tags for name in attrs)
    assert not re.search(r"url\(|@import|@font-face", html)
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in tags
    assert "@media (prefers-color-scheme: dark)" in html
    assert next(attrs["href"] for tag, attrs in tags if tag == "a") == links.url


def test_the_way_to_all_affairs_is_left_out_where_it_was_revoked() -> None:
    contact, links = OPEN.people.contacts["c1"], LINKS._replace(affairs_url=None)
    written, by_default = (laid_out(written_to(CASES["offer.fr"], contact, links=each), contact) for each in (links, LINKS))
    assert [AFFAIRS in form for form in (*written, *by_default)] == [False, False, True, True]
    assert "toutes vos affaires" not in written.text.lower() and not re.search(r"\n{3}", written.text)


@pytest.mark.parametrize("name", BILLED)
def test_the_billing_address_gets_no_link(name: str) -> None:
    letter, written = made(name)
    assert letter.links is None
    assert not re.search(r"suivi|TOKEN|https?:", written.text + written.html.partition("<body>")[2])
    assert "IBAN" in written.text and "FR76 3000 6000 0112 3456 7890 189" in written.text


STROKES: list[tuple[e.Event, str]] = [
    (e.OrderCancelled(), "Votre commande suit son cours."),
    (e.DeliveryAnnounced(date(2026, 8, 25), (2,)), "Une première partie arrive le mardi 11\u00a0août"),
    (e.DepositReceived("VIR", Decimal(100)), "«\u00a0Acompte reçu\u00a0: 100,00\u00a0€\u00a0»"),
]


@pytest.mark.parametrize(("event", "holds"), STROKES)
def test_a_correction_says_what_was_wrong_and_what_holds(event: e.Event, holds: str) -> None:
    content = written_to(Case("correction", struck(ordered(OPEN), event)), OPEN.people.contacts["c1"]).content
    assert content.subject.startswith("Corrigé\u00a0: ")
    assert holds in " ".join(content.paragraphs)


def test_line_breaks_of_what_was_typed_are_kept() -> None:
    letter, written = made("revised.fr")
    assert "Avec dix jours de plus.<br>Les prix ne changent pas.</p>" in written.html
    assert "\nAvec dix jours de plus.\nLes prix ne changent pas.\n" in written.text
    assert letter.preheader.startswith("Votre offre tient jusqu’au vendredi 4 septembre 2026. C’est la révision 2")
    assert f'<div class="preheader">{letter.preheader}</div>' in written.html


@pytest.mark.parametrize("name", CASES)
def test_the_subject_names_both_sides_numbers(name: str) -> None:
    kind, loaded = CASES[name].kind, CASES[name].occasion.loaded
    subject = made(name)[0].subject
    assert subject.endswith("(45MR61G00C)")
    assert (loaded.state.customer_reference or "(") in subject
    assert kind not in ("offer", "invoice", "acknowledgement", "payment", "credit", "refund") or "€" in subject


@pytest.mark.parametrize("name", CASES)
def test_a_mail_about_a_document_opens_the_dossier_there(name: str) -> None:
    content = made(name)[0].content
    leads = CASES[name].kind in AT_DOCUMENT or name.rpartition(".")[0] in AT_RECEIPT
    assert (content.document is not None) == leads
    there = content.document is not None and CASES[name].occasion.loaded.state.document(content.document) is not None
    assert content.document is None or there == (CASES[name].kind in AT_DOCUMENT)


def test_what_people_typed_is_escaped_in_html_alone() -> None:
    bob = NewContact(name="<b>Bob</b>\r\nBcc: x", email="b@x.example", language="en")
    loaded = opened(replace(OFFER, contacts=(bob,)))
    contact = loaded.people.contacts["c1"]
    written = laid_out(written_to(Case("offer", Occasion(loaded)), contact), contact)
    assert "Hello &lt;b&gt;Bob&lt;/b&gt; Bcc: x," in written.html
    assert "Hello <b>Bob</b> Bcc: x," in written.text


def test_an_offer_that_ended_is_not_said_to_hold() -> None:
    letter = written_to(CASES["offer.fr"], OPEN.people.contacts["c1"], date(2026, 8, 29))
    assert "s’est terminée le vendredi 28\u00a0août 2026" in letter.content.paragraphs[0]


def test_a_cancelled_order_is_said_to_be() -> None:
    loaded = Loaded(after(ordered(OPEN).state, e.OrderCancelled()), OPEN.people)
    assert (
        "annulée le jeudi 6\u00a0août 2026"
        in written_to(Case("link", Occasion(loaded)), loaded.people.contacts["c1"]).content.paragraphs[0]
    )
