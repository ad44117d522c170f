"""A quote that is withdrawn: its readers hear of it and why, once, and of what holds where that was an error."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewContact, NewTerms
from chalicelib.domain.sale.events import OfferVoided
from chalicelib.domain.stock.stock_item import StockItem
from chalicelib.effects.mails.cancellation import withdrawal
from tests.builder.shelf import REFERENCE as SHELVED
from tests.builder.shelf import Shelf
from tests.samples.commands import offer
from tests.samples.drawing import LINES, OFFER
from tests.unit.effects.mails.test_mailed_to import ANN_S, JEAN, subjects, text
from tests.unit.effects_bench import REFERENCE, Bench

GONE = c.VoidOffer(comment="Le fabricant a arrêté ce modèle.")
ANN = NewContact(name="Ann", email=ANN_S, language="en")
NEXT, UNTIL = date(2026, 8, 14), date(2026, 9, 4)
ACCOUNTS = "accounts@bigcorp.example"


@pytest.fixture
def bench() -> Bench:
    """A quote until 28 August that Jean Bon and Ann read; its billing address has a mail address of its own."""
    bench = Bench()
    bench.create()
    billed = c.CorrectAddress(use="billing", address=replace(OFFER.billing, email=ACCOUNTS))
    for command in (c.InviteContact(new=ANN), billed):
        bench.execute(replace(command, mails=False))
    bench.sweep()
    return bench


def last(bench: Bench) -> int:
    """The newest entry."""
    return int(bench.store.load(REFERENCE).state.version)


def test_all_readers_hear_of_it_with_the_reason_and_accounts_do_not(bench: Bench) -> None:
    bench.execute(GONE)
    assert subjects(bench) == {JEAN: "Offre retirée le 6\u00a0août", ANN_S: "Quote withdrawn on 6\u00a0August"}
    body = text(bench, JEAN)
    assert "Votre offre a été retirée le jeudi 6\u00a0août 2026.\nLe fabricant a arrêté ce modèle.\n" in body
    assert "Voir l’offre" in body and "Pour commander" not in body
    assert subjects(bench) == {}


def test_who_had_reserved_reads_that_nothing_is_held_and_who_had_not_reads_nothing_of_it() -> None:
    for reserved in (True, False):
        there = Shelf(StockItem(LINES[0].sku, 9, 0))
        there.staff.open(offer(lines=(replace(LINES[0], quantity=2),)), SHELVED)
        there.do(*((c.KeepPieces(),) if reserved else ()), GONE, reference=SHELVED)
        state = there.state(SHELVED)
        assert (state.reservation, state.kept_days) == (None, int(reserved))
        head, (*_, entry) = there.store.load(SHELVED), there.store.history(SHELVED)
        assert head is not None and isinstance(entry.event, OfferVoided)
        reading = Reading(SHELVED, state, head.people, translations("en"), seller(), there.now.date())
        content = withdrawal(reading, entry.event, entry)
        assert content and ("No pieces of it are held for you any more." in content.paragraphs) is reserved


def test_a_promise_of_news_stands_in_the_same_mail(bench: Bench) -> None:
    bench.execute(replace(GONE, next_news=NEXT))
    assert set(subjects(bench)) == {JEAN, ANN_S}
    assert "Vous aurez de nos nouvelles au plus tard le vendredi 14\u00a0août 2026." in text(bench, JEAN)


def test_a_revision_made_before_the_mail_leaves_is_mailed_alone(bench: Bench) -> None:
    bench.execute(GONE)
    bench.execute(c.ReviseOffer(lines=LINES, terms=NewTerms(valid_until=UNTIL)))
    assert subjects(bench)[JEAN].startswith("Votre offre\u00a0: 4\u202f236,00\u00a0€ TTC, jusqu’au 4\u00a0septembre")


def test_an_error_that_was_struck_before_it_left_mails_nobody(bench: Bench) -> None:
    bench.execute(GONE)
    bench.execute(c.StrikeEntry(entry=last(bench), comment="Autre offre."))
    assert subjects(bench) == {}


def test_an_error_that_was_mailed_is_corrected_and_the_quote_holds(bench: Bench) -> None:
    bench.execute(GONE)
    wrong = last(bench)
    subjects(bench)
    bench.execute(c.StrikeEntry(entry=wrong))
    mailed = subjects(bench)
    assert set(mailed) == {JEAN, ANN_S}
    assert mailed[JEAN].startswith("Corrigé\u00a0: ")
    assert "La révision 1 de votre offre tient jusqu’au vendredi 28\u00a0août 2026." in text(bench, JEAN)


def test_whoever_asks_for_none_mails_none(bench: Bench) -> None:
    bench.execute(replace(GONE, mails=False))
    assert subjects(bench) == {}
