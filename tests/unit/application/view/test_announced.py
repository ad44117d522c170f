"""A transfer that a customer announces: what the page, the invoices alone, the list and colleagues say while it is awaited."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.invoices_document import invoices_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAllocation
from tests.samples.callers import ACCOUNTANT
from tests.unit.application.view.test_document import spaced
from tests.unit.as_json import as_json
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import Sharing, share

TODAY, MONDAY, TUESDAY = date(2026, 8, 6), date(2026, 8, 10), date(2026, 8, 11)
NUMBER = "F26-0001"


@pytest.fixture
def there() -> Sharing:
    """An order that was invoiced on Thursday 6 August."""
    there = Sharing()
    there.staff(c.PlaceOrder(mails=False), c.IssueInvoice(due=date(2026, 9, 6), mails=False))
    return there


def announce(there: Sharing, amount: str | None = None, on: date = TODAY) -> None:
    """Jean says that a transfer left, of all that is open unless an amount is said."""
    asked = amount or str(there.bench.store.load(REFERENCE).state.invoices[0].open)
    there.acts("l1", c.AnnounceTransfer(name="Luc Marchand", amount=asked, on=on, invoice=NUMBER))


def reading(there: Sharing, link: str = "l1") -> Reading:
    head = there.bench.store.load(REFERENCE)
    return Reading(REFERENCE, head.state, head.people, translations("fr"), seller(), there.day, link=there.link(link))


def page(there: Sharing, link: str = "l1") -> Any:
    """The whole document as the holder of a link reads it."""
    read, entries = reading(there, link), there.history
    return as_json(dossier_document(read, [one for one in reversed(entries) if one.origin.visible], Past(lambda: entries)))


def paid_step(shown: Any) -> tuple[str, str]:
    step = next(one for one in shown["steps"] if one["key"] == "payment")
    return step["state"], spaced([step["text"]])[0]


def test_it_is_awaited_until_a_day_and_nothing_is_asked_meanwhile(there: Sharing) -> None:
    before = page(there)
    assert [one["act"] for one in before["todo"]["acts"]] == ["transfer", "forward"]
    announce(there)
    shown = page(there)
    assert (shown["todo"]["who"], shown["todo"]["title"]) == ("bank", "Nous attendons le virement")
    assert spaced(shown["todo"]["notes"])[0] == (
        "Annoncé par Luc Marchand le 6 août, attendu au plus tard lundi 10 août. Nous ne vous relançons pas d’ici là."
    )
    assert [one["act"] for one in shown["todo"]["acts"]] == ["unannounce"] and shown["todo"]["bank"] == []
    state, text = paid_step(shown)
    assert state == "active" and text.startswith("virement de ") and text.endswith(" annoncé")
    (item,) = shown["paying"]["items"]
    assert item["asked"] is None and item["announced"]["on"] == "2026-08-06"
    assert "annoncé pour la facture F26-0001, parti le 6 août" in spaced([shown["history"]["entries"][0]["title"]])[0]


def test_once_its_day_passed_the_doubt_is_told_and_it_is_asked_for_again(there: Sharing) -> None:
    announce(there)
    there.day = MONDAY
    assert page(there)["todo"]["who"] == "bank", "the whole of its last day"
    there.day = TUESDAY
    todo = page(there)["todo"]
    assert todo["who"] == "you" and todo["title"].startswith("Virement de ") and todo["title"].endswith(" non reçu")
    assert "pas encore sur notre compte le 10 août" in spaced(todo["notes"])[0] and "RF" in todo["notes"][0]
    assert [one["act"] for one in todo["acts"]] == ["file", "unannounce", "transfer", "forward"]
    assert paid_step(page(there))[0] == "you"


def test_money_of_the_invoice_ends_it_and_only_that_says_paid(there: Sharing) -> None:
    announce(there)
    assert paid_step(page(there))[0] != "done"
    gross = there.bench.store.load(REFERENCE).state.invoices[0].open
    paid = c.AllocatePayment(payment="VIR", allocations=(NewAllocation(invoice=NUMBER, amount=str(gross)),))
    there.bench.execute(paid, caller=ACCOUNTANT)
    assert paid_step(page(there))[0] == "done"
    assert there.bench.store.load(REFERENCE).state.transfers == () and page(there)["paying"] is None


def test_a_part_leaves_the_rest_to_be_asked_for(there: Sharing) -> None:
    gross = there.bench.store.load(REFERENCE).state.invoices[0].open
    announce(there, "100.00")
    shown = page(there)
    assert shown["todo"]["who"] == "you"
    (item,) = shown["paying"]["items"]
    assert item["figure"] == f"{gross - 100:.2f}" and item["open"] == f"{gross:.2f}"


def test_it_is_corrected_by_another_and_taken_back(there: Sharing) -> None:
    announce(there, "100.00")
    announce(there)
    (transfer,) = there.bench.store.load(REFERENCE).state.transfers
    assert transfer.amount > 100
    there.acts("l1", c.WithdrawAnnouncement(name="Luc Marchand", invoice=NUMBER))
    shown = page(there)
    assert shown["todo"]["who"] == "you" and "transfer" in [one["act"] for one in shown["todo"]["acts"]]
    assert "retirée" in shown["history"]["entries"][0]["title"]
    with pytest.raises(NotAllowed, match="no transfer is announced"):
        there.acts("l1", c.WithdrawAnnouncement(name="Luc Marchand", invoice=NUMBER))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"amount": "0"}, "amount"), ({"amount": "999999"}, "amount"), ({"on": date(2026, 8, 5)}, "on"), ({"on": MONDAY}, "on")],
)
def test_what_cannot_be_is_refused_at_its_field(there: Sharing, changes: dict[str, Any], field: str) -> None:
    command = c.AnnounceTransfer(name="Luc Marchand", amount="1.00", on=TODAY, invoice=NUMBER)
    with pytest.raises(Invalid) as refused:
        there.acts("l1", replace(command, **changes))
    assert refused.value.field == field


def test_one_that_left_long_ago_is_awaited_today_still(there: Sharing) -> None:
    there.day = date(2026, 8, 20)
    announce(there)
    assert page(there)["todo"]["who"] == "bank"
    there.day = date(2026, 8, 21)
    assert page(there)["todo"]["who"] == "you"


def test_whoever_may_not_pay_reads_who_awaits_it_and_does_nothing(there: Sharing) -> None:
    there.acts("l1", share("ann@bigcorp.example", "read"))
    announce(there)
    shown = page(there, "l2")
    assert shown["paying"] is None and shown["todo"]["acts"] == [] and shown["todo"]["who"] == "bank"
    assert as_json(masked_document(reading(there)))["steps"][-1]["text"] == "", "nothing of money in the masked view"


def test_the_list_and_the_invoices_alone_say_the_same(there: Sharing) -> None:
    there.acts("l1", share("compta@bigcorp.example", "invoices"))
    announce(there)
    listed = as_json(row(reading(there), "full", None, closed=False))
    assert listed["who"] == "nobody" and "annoncé" in listed["wait"] and spaced([listed["wait_note"]]) == ["attendu le 10 août"]
    alone = as_json(invoices_document(reading(there, "l2")))
    assert alone["todo"]["title"] == "Nous attendons le virement" and alone["verdict"][0] == "Rien à régler pour l’instant."
    (invoice,) = alone["invoices"]
    assert (invoice["state"], *spaced([invoice["wait"]])) == ("Virement annoncé", "Attendu le lundi 10 août au plus tard")
    assert invoice["payment"] is None and alone["paying"]["items"][0]["announced"]
    (of_invoices,) = [as_json(row(reading(there, "l2"), "full", None, closed=False))]
    assert spaced([of_invoices["wait"]])[0] == "Attendu le lundi 10 août au plus tard" and of_invoices["who"] == "nobody"


def test_a_link_for_invoices_announces_by_what_it_sees(there: Sharing) -> None:
    there.acts("l1", share("compta@bigcorp.example", "invoices"))
    there.acts("l2", c.AnnounceTransfer(name="Luc Marchand", amount="1.00", on=TODAY, invoice=NUMBER))
    assert there.bench.store.load(REFERENCE).state.transfers[0].contact == there.link("l2").contact


def test_colleagues_hear_of_it_and_of_its_end(there: Sharing) -> None:
    there.bench.sweep()
    there.bench.outbox.sent.clear()
    announce(there)
    there.acts("l1", c.WithdrawAnnouncement(name="Luc Marchand", invoice=NUMBER))
    there.bench.sweep()
    subjects = spaced(mail.subject for mail in there.bench.outbox.sent if mail.to.endswith("granuloshop.example"))
    assert len(subjects) == 2 and "annoncé par" in subjects[0] and "retire l’annonce" in subjects[1]


def test_while_something_else_waits_it_is_said_and_can_be_taken_back(there: Sharing) -> None:
    there.staff(c.Ship(carrier="Transports Vercors", expected=TODAY, mails=False))
    announce(there)
    there.day = date(2026, 8, 7)
    todo = page(there)["todo"]
    assert todo["title"] == "Confirmer l’arrivée du colis 1"
    assert spaced(todo["notes"])[-1] == "Virement de 4 236,00 € annoncé, attendu au plus tard lundi 10 août."
    assert [one["act"] for one in todo["acts"]] == ["unannounce"]


def test_a_part_that_is_on_its_way_is_said_where_the_rest_is_asked_for(there: Sharing) -> None:
    announce(there, "1000.00")
    shown = page(there)
    assert "Virement de 1 000,00 € annoncé" in spaced(shown["todo"]["notes"])[-1]
    assert [one["act"] for one in shown["todo"]["acts"]] == ["transfer", "forward", "unannounce"]
    totals = [(row["label"], row["value"]) for row in shown["paying"]["items"][0]["totals"]]
    assert [(label, spaced([value])[0]) for label, value in totals[-2:]] == [
        ("En route", "1 000,00 €"), ("Reste à payer", "3 236,00 €"),
    ]  # fmt: skip
    alone = as_json(invoices_document(reading(there)))
    assert [one["act"] for one in alone["todo"]["acts"]][-1] == "unannounce", "where invoices alone are shown too"
