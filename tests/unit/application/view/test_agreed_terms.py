"""Payment and delivery of an offer are in words: its own, else those of what was agreed."""

from decimal import Decimal

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.agreed_terms import carriage_words, payment_words
from chalicelib.application.view.details import details
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.freight_rules import FreightRule
from chalicelib.domain.account.payment_terms import EarlyDiscount, PaymentTerms
from chalicelib.domain.sale.events import OfferMade, OrderCreated
from chalicelib.domain.sale.lines import Terms
from tests.builder.dossiers import TODAY, after, opened
from tests.unit.application.view.test_document import spaced

RATE, FROM = Decimal("18.00"), Decimal(1500)
OFFERED = opened()


def shown(terms: Terms, *, ordered: bool = False) -> dict[str, str]:
    """The facts of the dossier by their labels, in English."""
    state = OFFERED.state
    assert state.offer
    state = after(state, OfferMade(2, state.lines, terms), *((OrderCreated(state.lines),) if ordered else ()))
    reading = Reading("45MR61G00C", state, OFFERED.people, translations("en"), seller(), TODAY)
    return {fact.label: spaced([fact.value])[0] for fact in details(reading).facts}


@pytest.mark.parametrize(
    ("pay", "fr", "en"),
    [
        (PaymentTerms(30), "30 jours après la facture", "30 days from the invoice"),
        (PaymentTerms(45, end_of_month=True), "45 jours fin de mois", "45 days, end of month"),
        (PaymentTerms(1), "1 jour après la facture", "1 day from the invoice"),
        (PaymentTerms(0), "À réception de la facture", "On receipt of the invoice"),
        (PaymentTerms(0, end_of_month=True), "Fin de mois", "End of month"),
        (
            PaymentTerms(30, discount=EarlyDiscount("2", 10)),
            "30 jours après la facture, escompte de 2 % sous 10 jours",
            "30 days from the invoice, discount of 2% within 10 days",
        ),
        (PaymentTerms(0, prepayment=True), "Avant l’expédition", "Before shipping"),
    ],
)
def test_payment_in_words(pay: PaymentTerms, fr: str, en: str) -> None:
    assert spaced(payment_words(translations(lang), pay) for lang in ("fr", "en")) == [fr, en]


@pytest.mark.parametrize(
    ("rule", "fr", "en"),
    [
        (
            FreightRule(RATE, FROM),
            "Port 18,00 € HT, offert dès 1 500,00 € de marchandises",
            "Carriage €18.00 excl. VAT, free from €1,500.00 of goods",
        ),
        (FreightRule(RATE), "Port 18,00 € HT", "Carriage €18.00 excl. VAT"),
        (FreightRule(None, FROM), "Port offert dès 1 500,00 € de marchandises", "Carriage free from €1,500.00 of goods"),
        (FreightRule(Decimal(0)), "Franco de port", "Carriage paid"),
        (FreightRule(None, Decimal(0)), "Franco de port", "Carriage paid"),
    ],
)
def test_carriage_in_words(rule: FreightRule, fr: str, en: str) -> None:
    assert spaced(carriage_words(translations(lang), rule, "EUR") for lang in ("fr", "en")) == [fr, en]


def test_an_offer_says_its_own_words_before_those_of_what_was_agreed() -> None:
    agreed = Terms(TODAY, pay=PaymentTerms(30), carriage=FreightRule(RATE))
    written = Terms(TODAY, {"en": "Cash"}, {"en": "By boat"}, PaymentTerms(30), FreightRule(RATE))
    facts = [shown(terms) for terms in (agreed, written, Terms(TODAY))]
    assert [(one.get("Payment"), one.get("Delivery")) for one in facts] == [
        ("30 days from the invoice", "Carriage €18.00 excl. VAT"), ("Cash", "By boat"), (None, None),
    ]  # fmt: skip


def test_an_order_that_is_paid_before_it_leaves_says_so() -> None:
    assert shown(Terms(TODAY, pay=PaymentTerms(0, prepayment=True)), ordered=True)["Payment"] == "Before shipping"
    assert "Payment" not in shown(Terms(TODAY, pay=PaymentTerms(30)), ordered=True)
