"""A second kind of dossier mails what happens to it, and what happens to every kind, in its own words."""

from datetime import date
from typing import Any, cast

import pytest
from msgspec.structs import replace

from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.effects import Effect
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.past import Moment
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.effects_due import mails_due
from chalicelib.domain.account.people import Address, Contact, People
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Document, Link
from chalicelib.domain.sale.commands import RecordMail
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.effects.mails.correction import correction
from chalicelib.effects.mails.handlers import link, news
from chalicelib.effects.mails.letter import letter
from chalicelib.effects.staff.notify import mail_staff
from tests.builder.dossiers import TODAY, entry_of
from tests.samples.other_kind import Case, Diagnosed, install
from tests.unit.effects_bench import REFERENCE, Bench

ENDS, LATER = date(2026, 8, 20), date(2026, 8, 27)
JEAN = Contact("c1", "Jean Bon", "jean@bigcorp.example", "en")
BILLED = Address(("BigCorp",), "38000", "Grenoble", "FR", email="accounts@bigcorp.example")
PEOPLE = People("bigcorp", "BigCorp Europe", {"c1": JEAN}, {"a1": BILLED})
ESTIMATED = Case(
    version=3, account="bigcorp", contact="c1", opened=TODAY, delivery="a1", billing="a1", instrument="GL3-01187",
    owner="vasseur", arrived=TODAY, diagnosed=TODAY, ends=date(2026, 8, 18), links=(Link("l1", "c1", 1, "full", TODAY),),
    documents=(Document(2, "delivery_note", "BL26-0733", TODAY, sha256="ab"),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind and its event are there."""
    install(monkeypatch)


def happened(event: Any, comment: str | None = None, state: Case = ESTIMATED) -> tuple[Case, Entry]:
    """The case after an event of today, and its entry."""
    entry = entry_of(state, event, comment)
    return evolve(state, entry), entry


def mailed(event: Any, comment: str | None = None, then: Any = None) -> list[str]:
    """What is mailed of an event: the mail's subject, its text; `then` is another event, before the mail is made."""
    state, entry = happened(event, comment)
    bench = Bench()
    bench.fake.heads[REFERENCE] = Loaded(evolve(state, entry_of(state, then)) if then else state, PEOPLE)
    bench.fake.entries[REFERENCE] = [entry]
    sent = news(bench.mailing, Effect(REFERENCE, entry.seq, "note", "c1"))
    assert (isinstance(sent, RecordMail) and sent.entry == entry.seq) == bool(bench.outbox.sent)
    return [part for mail in bench.outbox.sent for part in (mail.subject, mail.body.text)]


def test_a_mail_of_its_own_event_is_planned_for_who_has_the_link_and_for_no_billing_address() -> None:
    state, entry = happened(Diagnosed(ENDS))
    due = mails_due(REFERENCE, Happened(state, PEOPLE, (entry,), TODAY))
    assert [(effect.seq, effect.kind, effect.contact) for effect in due] == [(entry.seq, "diagnosis", "c1")]


def test_it_is_written_in_its_own_words() -> None:
    subject, text = mailed(Diagnosed(ENDS), "The bearing is worn.")
    assert subject == f"GL3-01187: the estimate holds until 20\u00a0August ({REFERENCE})"
    assert "We know what is wrong.\nThe bearing is worn." in text and "See the estimate" in text


def test_it_is_not_written_once_another_estimate_holds() -> None:
    assert mailed(Diagnosed(ENDS), then=Diagnosed(LATER)) == []


@pytest.mark.parametrize(
    ("event", "comment", "subject"),
    [
        (e.NoteAdded(), "It rattles.", "It rattles."),
        (e.NewsPromised(ENDS), None, "You will hear from us by Thursday 20\u00a0August 2026"),
        (e.AddressCorrected("delivery", "a1"), None, "The instrument comes back to this address."),
    ],
)
def test_what_happens_to_every_kind_leads_to_its_own_page(event: Any, comment: str | None, subject: str) -> None:
    _, text = mailed(event, comment)
    assert subject in text and "Follow the repair" in text and "order" not in text.lower()


def test_a_document_is_on_the_page_of_the_case() -> None:
    _, text = mailed(e.DocumentMailRequested(2, "c1"))
    assert "BL26-0733" in text and "is on the page of the case." in text


def test_the_mail_with_the_link_is_its_own() -> None:
    state, entry = happened(e.LinkGranted("l2", "c1"))
    bench = Bench()
    bench.fake.heads[REFERENCE], bench.fake.entries[REFERENCE] = Loaded(state, PEOPLE), [entry]
    sent = link(bench.mailing, Effect(REFERENCE, entry.seq, "link", "c1"))
    assert isinstance(sent, RecordMail) and sent.mail == "link"
    assert [mail.subject for mail in bench.outbox.sent] == [f"Your instrument is here ({REFERENCE})"]


def test_a_struck_entry_of_its_own_is_corrected_with_what_holds() -> None:
    state, wrong = happened(Diagnosed(ENDS))
    stroke = entry_of(state, e.EntryStruck(wrong.seq), "It was another instrument.")
    reading = reading_class(ESTIMATED)(REFERENCE, ESTIMATED, PEOPLE, translations("en"), Bench().seller, TODAY)
    content = correction(reading, wrong, stroke, Moment(lambda: pytest.fail("no state is asked for")))
    assert content is not None
    assert content.subject == "Corrected: Diagnosis made" and content.action == "Follow the repair"
    assert content.paragraphs[1:] == ("The diagnosis goes on.", "It was another instrument.")


@pytest.mark.parametrize(
    ("event", "holds"),
    [
        (e.NewsPromised(LATER), "Next news by Thursday 13\u00a0August at the latest."),
        (e.QuestionAnswered(), "Your question is open: we will answer it."),
        (e.NoteAdded(), None),
    ],
)
def test_a_struck_entry_of_every_kind_is_corrected_too(event: Any, holds: str | None) -> None:
    asked = (OpenQuestion(3, TODAY, ()),) if isinstance(event, e.QuestionAnswered) else ()
    state, wrong = happened(e.NoteAdded(), None, replace(ESTIMATED, approved=TODAY, questions=asked))
    wrong = replace(wrong, event=event)
    reading = reading_class(state)(REFERENCE, state, PEOPLE, translations("en"), Bench().seller, TODAY)
    stroke, before = entry_of(state, e.EntryStruck(wrong.seq)), cast(Any, state)
    content = correction(reading, wrong, stroke, Moment(lambda: (before, before)))
    assert content is not None
    assert content.paragraphs[1:2] == ((holds,) if holds else ()) and content.action == "Follow the repair"


def test_who_gets_no_link_is_told_the_way_to_its_documents() -> None:
    reading = reading_class(ESTIMATED)(REFERENCE, ESTIMATED, PEOPLE, translations("en"), Bench().seller, TODAY)
    stroke = entry_of(ESTIMATED, e.EntryStruck(3))
    content = correction(reading, happened(Diagnosed(ENDS))[1], stroke, Moment(lambda: pytest.fail("none is asked for")))
    assert content is not None
    assert letter(content, reading, JEAN, None).way == "The documents are on the page of the case."


def test_colleagues_are_told_of_a_question_about_it() -> None:
    state, entry = happened(e.QuestionAsked(), "When is it back?", replace(ESTIMATED, ends=ENDS, approved=TODAY))
    bench = Bench()
    bench.fake.heads[REFERENCE], bench.fake.entries[REFERENCE] = Loaded(state, PEOPLE), [entry]
    mail_staff(bench.mailing, Effect(REFERENCE, entry.seq, "staff_told", "vasseur"))
    (mail,) = bench.outbox.sent
    assert "When is it back?" in mail.body.text
