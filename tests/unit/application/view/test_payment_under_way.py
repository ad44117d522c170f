"""What the page says of a payment that was begun, is debited, or did not come: at the bank first, then with nothing lost."""

from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.facts.card_payment import PaymentFailure
from chalicelib.domain.sale.payment_policy import PaymentPolicy
from tests.samples.callers import ACCOUNTANT
from tests.unit.application.view.test_document import spaced
from tests.unit.as_json import as_json
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import Sharing

ID, NUMBER = "PMT-AAAAAAAAAAAAAAAAAAAA", "F26-0001"
ONLINE = replace(seller(), payments=PaymentPolicy(debit=True, online=True))


@pytest.fixture
def there() -> Sharing:
    there = Sharing()
    there.staff(c.PlaceOrder(mails=False), c.IssueInvoice(due=date(2026, 9, 6), mails=False))
    return there


def reading(there: Sharing) -> Reading:
    head = there.bench.store.load(REFERENCE)
    return Reading(
        REFERENCE, head.state, head.people, translations("fr"), ONLINE, there.day, link=there.link("l1"), now=there.bench.now
    )


def page(there: Sharing) -> Any:
    entries = there.history
    return as_json(
        dossier_document(reading(there), [one for one in reversed(entries) if one.origin.visible], Past(lambda: entries))
    )


def begin(there: Sharing, method: Literal["card", "debit"] = "debit") -> None:
    there.acts("l1", c.BeginPayment(name="Jean Bon", payment=ID, amount="4236.00", method=method, invoice=NUMBER))


def controls(shown: Any) -> list[str]:
    return [one["act"] for one in shown["todo"]["acts"]]


def test_it_is_paid_online_where_the_stage_can_and_by_transfer_besides(there: Sharing) -> None:
    shown = page(there)
    assert controls(shown) == ["pay", "iban", "forward"] and spaced([shown["todo"]["acts"][0]["text"]]) == ["Payer 4 236,00 €"]
    (item,) = shown["paying"]["items"]
    assert [(way["method"], way["most"]) for way in item["ways"]] == [("card", "2000.00"), ("debit", "10000.00")]


def test_what_was_begun_says_so_to_who_comes_back_and_asks_all_others_still(there: Sharing) -> None:
    begin(there, "card")
    shown = page(there)
    assert shown["todo"]["who"] == "you", "nobody knows yet whether it was paid"
    (one,) = shown["paying"]["begun"]
    assert (one["payment"], one["invoice"]) == (ID, NUMBER) and one["todo"]["who"] == "bank" and one["todo"]["acts"] == []
    assert spaced(one["todo"]["notes"])[0].startswith("Carte, demandé par Jean Bon le 6 août 2026 à ")
    assert spaced([one["step"]]) == ["paiement de 4 236,00 € en vérification"]
    assert spaced(one["verdict"]) == ["Votre banque vérifie le paiement de 4 236,00 €."]
    there.day = date(2026, 8, 8)
    assert page(there)["paying"]["begun"] == [], "it can be paid no more"


def test_a_debit_waits_for_the_bank_and_is_not_asked_for_again(there: Sharing) -> None:
    begin(there)
    until = datetime(2026, 8, 20, 10, tzinfo=UTC)
    there.system(c.RecordPaymentSubmitted(payment=ID, until=until, last4="3000"))
    shown = page(there)
    assert (shown["todo"]["who"], shown["todo"]["title"], controls(shown)) == ("bank", "Prélèvement en cours", [])
    assert "finissant par 3000" in shown["todo"]["notes"][0]
    step = shown["steps"][-1]
    assert (step["state"], spaced([step["text"]])) == ("active", ["paiement de 4 236,00 € en vérification"])
    listed = as_json(row(reading(there), "full", None, closed=False))
    assert (listed["who"], listed["wait"]) == ("nobody", "Prélèvement en cours")


@pytest.mark.parametrize(
    ("reason", "title"),
    [("refused", "a été refusé"), ("returned", "est revenu"), ("expired", "n’a pas abouti"), ("cancelled", None)],
)
def test_what_did_not_come_is_said_until_it_is_tried_again(there: Sharing, reason: PaymentFailure, title: str | None) -> None:
    begin(there)
    there.system(c.RecordPaymentFailed(payment=ID, reason=reason, last4="4242"))
    shown = page(there)
    assert shown["todo"]["who"] == "you" and controls(shown) == ["pay", "iban", "forward"]
    if title is None:
        assert shown["todo"]["title"].startswith("Régler la facture"), "who gave it up knows"
        return
    assert title in shown["todo"]["title"]
    assert shown["todo"]["acts"][0]["text"].startswith("Payer "), "a bank that refused a debit is tried again"
    there.acts(
        "l1", c.BeginPayment(name="Jean Bon", payment="PMT-BBBBBBBBBBBBBBBBBBBB", amount="1.00", method="card", invoice=NUMBER)
    )
    assert title not in page(there)["todo"]["title"]


def test_once_a_card_was_refused_another_one_is_asked_for(there: Sharing) -> None:
    begin(there, "card")
    there.system(c.RecordPaymentFailed(payment=ID, reason="refused", last4="4242"))
    shown = page(there)["todo"]
    assert shown["acts"][0]["text"] == "Essayer une autre carte"
    assert spaced(shown["notes"])[0].startswith("Votre banque a refusé le moyen de paiement finissant par 4242")


def test_what_came_of_an_invoice_is_said_and_what_the_bank_took_back(there: Sharing) -> None:
    paid = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice=NUMBER, amount="1000.00"),))
    there.bench.execute(paid, caller=ACCOUNTANT)
    assert "Reçu : 1 000,00 € le 6 août." in spaced(page(there)["todo"]["notes"])
    again = c.AllocatePayment(payment="W", allocations=(NewAllocation(invoice=NUMBER, amount="500.00"),))
    there.bench.execute(again, caller=ACCOUNTANT)
    assert "Reçu à ce jour : 1 500,00 €." in spaced(page(there)["todo"]["notes"])
    there.bench.execute(c.ReturnPayment(payment="W", reason="dispute"), caller=ACCOUNTANT)
    assert "Votre banque a repris 500,00 € le 6 août : c’est de nouveau à payer." in spaced(page(there)["todo"]["notes"])


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("none", "Acompte reçu : 100,00 €. Votre commande le déduit ; sans commande, nous vous le remboursons."),
        ("over", "Acompte reçu : 100,00 €. L’offre est échue : nous vous le remboursons."),
        ("void", "C’est votre acompte, qu’aucune facture ne déduit."),
    ],
)
def test_an_offer_says_what_becomes_of_its_deposit(end: str, text: str) -> None:
    there = Sharing()
    there.bench.execute(c.RecordDeposit(payment="V1", amount="100.00"), caller=ACCOUNTANT)
    if end == "over":
        there.day = date(2026, 12, 5)
    elif end == "void":
        there.staff(c.VoidOffer(comment="Plus au catalogue."))
    assert text in spaced(page(there)["todo"]["notes"])
