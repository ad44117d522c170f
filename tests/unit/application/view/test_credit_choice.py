"""What was paid too much is the customer's: they keep it for the next invoice or have it back, and we do it by a day."""

from datetime import date
from typing import Any

import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.invoices_document import invoices_document
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation
from chalicelib.domain.sale.expected_act import expected_act
from chalicelib.domain.sale.waiting import POLICY, our_wait
from tests.samples.callers import ACCOUNTANT
from tests.unit.application.view.test_document import spaced
from tests.unit.as_json import as_json
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import Sharing, share


@pytest.fixture
def there() -> Sharing:
    """An order of 4,236 euros that was shipped, received, invoiced and paid by 96 euros more."""
    there = Sharing()
    there.acts("l1", share("compta@bigcorp.example", "invoices"), share("ann@bigcorp.example", "read"))
    there.staff(c.PlaceOrder(mails=False), c.AllocateStock(), c.Ship(carrier="DHL"), c.MarkReceived())
    there.staff(c.IssueInvoice(due=date(2026, 9, 6), mails=False))
    paid = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice="F26-0001", amount="4332.00"),), overpaid=True)
    there.bench.execute(paid, caller=ACCOUNTANT)
    return there


def reading(there: Sharing, link: str = "l1") -> Reading:
    head = there.bench.store.load(REFERENCE)
    return Reading(REFERENCE, head.state, head.people, translations("fr"), seller(), there.day, link=there.link(link))


def panel(there: Sharing, link: str = "l1") -> Any:
    return as_json(todo(reading(there, link)))


def test_it_is_theirs_to_choose_and_waits_on_us_with_a_day_meanwhile(there: Sharing) -> None:
    shown = panel(there)
    assert (shown["who"], shown["tag"], *spaced([shown["title"]])) == ("you", "À vous de choisir", "Vous avez 96,00 € chez nous")
    assert [one["act"] for one in shown["acts"]] == ["keep", "repay"]
    assert any(note.startswith("Sans choix, vous avez de nos nouvelles au plus tard le ") for note in shown["notes"])
    wait = our_wait(reading(there).state, POLICY)
    assert wait is not None and wait.wait.reason == "payment"
    listed = as_json(row(reading(there), "full", None, closed=False))
    assert listed["who"] == "you" and spaced([listed["wait"]]) == ["Vous avez 96,00 € chez nous"]


@pytest.mark.parametrize(
    ("choice", "title", "act"),
    [("keep", "Nous le gardons pour votre prochaine facture", "release"), ("refund", "Nous vous remboursons", "refund")],
)
def test_once_they_chose_it_is_ours_to_do(there: Sharing, choice: Any, title: str, act: str) -> None:
    there.bench.sweep()
    there.bench.outbox.sent.clear()
    there.acts("l1", c.ChooseCredit(name="Luc Marchand", choice=choice))
    shown = panel(there)
    assert (shown["who"], shown["title"], shown["acts"]) == ("us", title, []) and shown["by"] is not None
    expected = expected_act(reading(there).state, "us", there.day, POLICY)
    assert expected and expected.act == act
    there.bench.sweep()
    (mail,) = [mail for mail in there.bench.outbox.sent if mail.to.endswith("granuloshop.example")]
    assert "a choisi" in mail.subject


def test_another_amount_is_to_be_chosen_anew(there: Sharing) -> None:
    there.acts("l1", c.ChooseCredit(name="Luc Marchand", choice="keep"))
    there.bench.execute(c.Refund(invoice="F26-0001", amount="50.00"), caller=ACCOUNTANT)
    assert panel(there)["who"] == "you"
    there.bench.execute(c.Refund(invoice="F26-0001", amount="46.00"), caller=ACCOUNTANT)
    assert panel(there)["who"] == "nobody"
    with pytest.raises(NotAllowed, match="nothing was paid too much"):
        there.acts("l1", c.ChooseCredit(name="Luc Marchand", choice="keep"))


def test_what_a_credit_note_left_is_paid_back_as_before(there: Sharing) -> None:
    there.bench.execute(c.Refund(invoice="F26-0001", amount="96.00"), caller=ACCOUNTANT)
    there.bench.execute(c.Credit(reason="price", invoice="F26-0001", amount="60.00"), caller=ACCOUNTANT)
    assert panel(there)["title"] == "Nous vous remboursons"


def test_who_pays_by_the_invoices_alone_chooses_and_who_reads_does_not(there: Sharing) -> None:
    alone = as_json(invoices_document(reading(there, "l2")))
    assert [one["act"] for one in alone["todo"]["acts"]] == ["keep", "repay"]
    shown = panel(there, "l3")
    assert shown["who"] == "others" and shown["acts"] == [] and "payer" in shown["notes"][-1]


def test_it_is_theirs_to_choose_while_a_parcel_is_to_be_confirmed() -> None:
    there = Sharing()
    there.acts("l1", share("ann@bigcorp.example", "read"))
    there.staff(c.PlaceOrder(mails=False), c.Ship(carrier="DHL", expected=there.day), c.IssueInvoice(due=date(2026, 9, 6)))
    paid = c.AllocatePayment(payment="V", allocations=(NewAllocation(invoice="F26-0001", amount="4332.00"),), overpaid=True)
    there.bench.execute(paid, caller=ACCOUNTANT)
    there.day = date(2026, 8, 7)
    shown = panel(there)
    assert shown["title"] == "Confirmer l’arrivée du colis 1"
    assert [one["act"] for one in shown["acts"]] == ["keep", "repay"]
    assert spaced([shown["acts"][0]["above"]]) == ["Vous avez 96,00 € chez nous."]
    assert panel(there, "l2")["acts"] == [], "who may only read chooses nothing"
    there.acts("l1", c.ChooseCredit(name="Jean Bon", choice="keep"))
    assert panel(there)["acts"] == []
