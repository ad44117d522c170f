"""That an invoice is late is contested: until it is answered, nothing says that it is, and the page says by when we answer."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.staff.expected import shown_act
from chalicelib.application.staff.news_words import happened
from chalicelib.application.view.affair_wait import waits
from chalicelib.application.view.contest_view import contest
from chalicelib.application.view.invoices_shown import invoices_shown
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.expected_act import expected_act
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.values.language import Language
from tests.builder.story import Story
from tests.refusals import refusal
from tests.samples.callers import CUSTOMER
from tests.unit.application.view.test_document import document, spaced
from tests.unit.application.view.test_late_view import RATES, SEPTEMBER, invoiced

CONTESTED = c.AskQuestion(name="Luc Marchand", comment="Réglée le 30 juillet.", invoice="F1", effective=SEPTEMBER)


def late() -> Story:
    """An invoice that was due on 3 August; what is done from now on is done on 15 September."""
    story = invoiced()
    story.now = datetime(2026, 9, 15, 7, 14, tzinfo=UTC)
    return story


def contesting(**more: Any) -> Story:
    """An invoice that was due on 3 August, and that its customer contests on 15 September, a Tuesday."""
    return late().apply(replace(CONTESTED, **more), SEPTEMBER, CUSTOMER)


def read(story: Story, today: date = SEPTEMBER, lang: Language = "fr", link: Link | None = None) -> Reading:
    """The dossier as its page tells it."""
    reckons = replace(seller(), late=RATES)
    return Reading("45KL89G00E", story.state, story.people, translations(lang), reckons, today, link=link)


def shown(reading: Reading) -> str:
    """All that the panel says."""
    panel = todo(reading)
    parts: Iterable[str] = (panel.tag, *panel.notes, *(one.label for one in panel.sums), panel.late.text if panel.late else "")
    return " ".join(spaced(parts))


def late_words(reading: Reading) -> list[str]:
    """The words of a debt that is late, wherever they stand."""
    page, row = invoices_shown(reading), waits(reading, masked=False)
    words = [word for word in ("retard de", "Intérêts", "L441-10", "dépassée") if word in shown(reading)]
    words += ["amber"] if todo(reading).late else []
    words += ["verdict"] if page.verdict.late else []
    words += ["row"] if page.rows[0].late else []
    words += ["affair"] if row.late else []
    return [*words, *(["scale"] if any(step.overdue for step in reading.steps) else [])]


def test_late_words_wait_until_it_is_answered_and_the_amount_stays_to_be_paid() -> None:
    before, reading = read(late()), read(contesting())
    assert late_words(before) == ["retard de", "Intérêts", "L441-10", "dépassée", "amber", "verdict", "row", "affair", "scale"]
    assert late_words(reading) == []
    assert "Votre contestation du 15 septembre : réponse au plus tard le mercredi 16 septembre." in shown(reading)
    panel = todo(reading)
    assert spaced([panel.amount or ""]) == ["360,00 €"] and panel.title == "Régler la facture F1"
    assert not any("Nous répondons" in note for note in panel.notes), "it is said once"
    assert invoices_shown(reading).rows[0].state == "Contestée"
    assert "You contested it on 15 September: we answer by Wednesday 16 September" in shown(read(contesting(), lang="en"))


@pytest.mark.parametrize("ends", ["answer_question", "close_question", "strike_entry"])
def test_once_it_is_answered_closed_or_struck_it_is_late_again(ends: str) -> None:
    story = contesting()
    more = {"entry": story.history[-1].seq, "comment": "Erreur."} if ends == "strike_entry" else {"comment": "Non reçu."}
    assert late_words(read(story.does(SEPTEMBER, ends, **more))) == late_words(read(late()))


def test_an_answer_that_is_overdue_itself_says_whom_to_call() -> None:
    text = shown(read(contesting(), date(2026, 9, 18)))
    assert "Votre contestation du 15 septembre." in text and "appelez" in text


def test_who_may_ask_may_contest_once_what_is_late() -> None:
    assert "contest" in [one.act for one in todo(read(late())).acts]
    offered = contest(read(late()))
    assert offered and offered.invoice == "F1" and "mercredi 16" in offered.will[0]
    for link in (Link("l1", "c1", 1, "read", SEPTEMBER), Link("l1", "c1", 1, "invoices", SEPTEMBER)):
        assert contest(read(late(), link=link)) is None
    assert contest(read(contesting())) is None and contest(read(late(), date(2026, 8, 3))) is None

    def refused(story: Story, day: date = SEPTEMBER, **more: Any) -> str:
        return str(refusal(lambda: story.apply(replace(CONTESTED, effective=day, **more), day, CUSTOMER)))

    assert "waits for our answer" in refused(contesting())
    assert "is not late" in refused(late(), date(2026, 8, 3))
    assert "no invoice F9" in refused(late(), invoice="F9")
    paid = late().does(SEPTEMBER, "allocate_payment", payment="P", allocations=[{"invoice": "F1", "amount": "360.00"}])
    assert "is not late" in refused(paid)


def test_the_history_and_staff_name_the_invoice() -> None:
    story = contesting()
    reading = read(story)
    assert happened(reading, story.history[-1]) == "conteste le retard de la facture F1"
    act = expected_act(story.state, "us", SEPTEMBER, POLICY)
    assert act and act.about.invoices == ("F1",) and shown_act(reading, act).label.endswith("sur la facture F1")
    story.does(SEPTEMBER, "answer_question", comment="Votre virement est arrivé.")
    titles = [entry["title"] for entry in document(story, today=SEPTEMBER)["history"]["entries"]]
    assert "Vous contestez le retard de la facture F1" in titles and "Réponse sur la facture F1" in titles
