"""Whatever customers do by their link is news in words of its own."""

from chalicelib.application.staff.expected import reading_of
from chalicelib.application.staff.news_words import OTHERWISE, happened
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from tests.builder.dossiers import TODAY, DossierBuilder, entry_of
from tests.builder.eyes import EYES
from tests.samples.case_events import CASE_EVENTS
from tests.samples.drawing import OFFER
from tests.samples.events import EVENTS

WHERE = "45MR02G00A"


def test_every_act_of_the_page_has_words_of_its_own() -> None:
    dossier = DossierBuilder(OFFER, TODAY).command("place_order", TODAY, mails=False)
    reading = reading_of(WHERE, dossier.head, EYES)
    by_page = {kind for row in COMMAND_SPECS.values() if row.source == "page" for kind in row.about} | {e.MailUndelivered}
    texts = {
        type(event): happened(reading, entry_of(dossier.state, event))
        for event in (*EVENTS, *CASE_EVENTS)
        if type(event) in by_page
    }
    assert texts.keys() == by_page
    assert OTHERWISE not in texts.values()
    assert texts[e.Received].startswith("confirms parcel") and texts[e.OrderCreated].startswith("orders by the link, €")
