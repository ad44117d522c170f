"""An order that is paid before anything leaves waits for its payment, and nothing leaves before unless staff say why."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.staff.owed import owed
from chalicelib.application.view.affair_wait import waits
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.application.view.verdict import verdict
from chalicelib.domain.account.conditions import Conditions
from chalicelib.domain.account.payment_terms import PaymentTerms
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewPacked, NewPart
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.prepayment import TO_PREPAY
from chalicelib.domain.sale.step import step_of
from chalicelib.domain.sale.waiting import POLICY, disclosed_wait, waiting
from chalicelib.domain.values.calendar import working_days_after
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.compose import compose
from chalicelib.effects.mails.link_contents import acknowledgement, order
from chalicelib.effects.mails.payment import remains
from chalicelib.effects.staff.wait_reasons import what_waits
from tests.fakes.store import MemoryStore
from tests.samples.drawing import OFFER
from tests.unit.application.writing.test_agreed_with_customer import NOW, REFERENCE, after, stored
from tests.unit.as_json import as_json

BEFORE = Conditions(payment=PaymentTerms(0, prepayment=True))
DAY = NOW.date()
LATER = datetime(2026, 8, 11, 7, 14, tzinfo=UTC)
SHIP = c.Ship(carrier="DHL")
WHY = "They pay on Monday: agreed with Claire."


def ordered(*commands: c.Command) -> Dossier:
    """An order that is paid before, after commands."""
    return after(BEFORE, c.PlaceOrder(), *commands)


def gross() -> Decimal:
    return order_totals(ordered()).gross


def deposit(amount: Decimal | None = None) -> c.RecordDeposit:
    return c.RecordDeposit(payment="VIR-1", amount=str(amount or gross()))


def reading(state: Dossier, store: MemoryStore | None = None, lang: Language = "en") -> Reading:
    people = (store or stored(BEFORE)).heads[REFERENCE].people
    return Reading(REFERENCE, state, people, translations(lang), seller(), DAY)


def test_it_waits_for_its_payment_alone() -> None:
    state = ordered()
    assert [(wait.side, wait.reason, wait.since) for wait in waiting(state, POLICY)] == [("customer", "payment", DAY)]
    assert disclosed_wait(state, POLICY) is None and not state.silences, "nobody promised news of what waits for them"
    assert owed(state).to_prepay == gross()


def test_it_is_late_after_some_working_days_and_not_the_day_after_the_order() -> None:
    (wait,) = waiting(ordered(), POLICY)
    assert wait.due == working_days_after(DAY, TO_PREPAY) > DAY


def test_staff_read_of_a_payment_and_of_no_invoice_that_there_is_not() -> None:
    (wait,) = waiting(ordered(), POLICY)
    assert what_waits(translations("en"), wait) == "a payment to make"


def test_once_it_is_paid_it_waits_on_us_from_that_day() -> None:
    paid = replace(deposit(), effective=LATER.date())
    state = stored(BEFORE, c.PlaceOrder(effective=DAY), paid, now=LATER, effective=DAY).heads[REFERENCE].state
    assert [(wait.side, wait.reason, wait.since) for wait in waiting(state, POLICY)] == [("us", "order", LATER.date())]
    assert owed(state).to_prepay == 0


def test_work_that_is_paid_before_is_invoiced_from_that_day() -> None:
    work = (replace(OFFER.lines[0], sku="VISIT", goods=False),)
    placed = c.PlaceOrder(effective=DAY)
    unpaid = stored(BEFORE, placed, now=LATER, effective=DAY, lines=work).heads[REFERENCE].state
    assert [(wait.side, wait.reason, wait.since) for wait in waiting(unpaid, POLICY)] == [("customer", "payment", DAY)]
    paid = replace(deposit(order_totals(unpaid).gross), effective=LATER.date())
    state = stored(BEFORE, placed, paid, now=LATER, effective=DAY, lines=work).heads[REFERENCE].state
    assert [(wait.side, wait.reason, wait.since) for wait in waiting(state, POLICY)] == [("us", "invoice", LATER.date())]


@pytest.mark.parametrize("paid", [
    (),
    (c.RecordDeposit(payment="VIR-1", amount="1000"),),
    (c.IssueInvoice(),),
    (c.IssueInvoice(parts=(NewPart(line=1, quantity=1),)),),
    (c.IssueInvoice(), c.AllocateStock()),
])  # fmt: skip
def test_nothing_is_shipped_before(paid: tuple[c.Command, ...]) -> None:
    with pytest.raises(NotAllowed, match="is to be paid before anything leaves") as refused:
        ordered(*paid, SHIP)
    assert refused.value.field == "before_payment"


def test_what_is_missing_is_told() -> None:
    with pytest.raises(NotAllowed) as refused:
        ordered(deposit(gross() - 1), SHIP)
    assert refused.value.evidence["amount"] == 1


@pytest.mark.parametrize("invoice", [False, True])
def test_what_is_paid_is_shipped(invoice: bool) -> None:
    paid = (c.IssueInvoice(), c.MarkPaid()) if invoice else (deposit(),)
    assert ordered(*paid, SHIP).parcels


def test_staff_may_say_why_it_leaves_all_the_same_and_the_customer_does_not_read_it() -> None:
    store = stored(BEFORE, c.PlaceOrder(), replace(SHIP, before_payment=WHY))
    history = store.history(REFERENCE)
    assert [entry.event.before_payment for entry in history if isinstance(entry.event, e.Shipped)] == [WHY]
    state = store.heads[REFERENCE].state
    shown = dossier_document(reading(state, store), list(reversed(history)), Past(lambda: history))
    assert WHY not in str(as_json(shown))
    assert owed(state).to_prepay == 0 and waiting(state, POLICY)[0].reason == "invoice", "what left is invoiced as ever"


def test_a_word_that_is_not_needed_is_not_kept() -> None:
    history = stored(BEFORE, c.PlaceOrder(), deposit(), replace(SHIP, before_payment=WHY)).history(REFERENCE)
    assert [entry.event.before_payment for entry in history if isinstance(entry.event, e.Shipped)] == [None]


def test_what_another_system_shipped_is_carried_over_as_it_was() -> None:
    assert ordered(replace(SHIP, recorded=NOW, effective=DAY)).parcels


def test_other_orders_wait_for_nothing() -> None:
    assert after(Conditions(), c.PlaceOrder(), SHIP).parcels


def test_the_page_asks_for_the_payment_and_says_how() -> None:
    read = reading(ordered())
    panel, sentences = todo(read), verdict(read, masked=False).sentences
    assert (panel.who, panel.amount) == ("you", read.translations.money(gross(), "EUR"))
    assert panel.bank[-1].value.replace(" ", "").endswith(REFERENCE) and "before shipping" in panel.notes[0]
    assert sentences[-1] == "It waits for your payment: we prepare it once that is there."
    assert verdict(reading(ordered(), lang="fr"), masked=False).short == "en attente de paiement"
    step = step_of(steps(ordered(), DAY), "payment")
    assert (step.status, step.amount, step.overdue) == ("you", gross(), False)
    assert step_of(steps(ordered(), DAY), "supply").status == "todo"


def test_the_list_of_affairs_names_the_amount_but_to_an_old_link() -> None:
    read = reading(ordered())
    assert waits(read, masked=False).text == f"Pay {read.translations.money(gross(), 'EUR')}"
    assert waits(read, masked=True).text == "Pay the order"


def test_the_mails_of_the_order_say_where_to_it_is_paid() -> None:
    for content in (order(reading(ordered())), acknowledgement(reading(ordered()))):
        assert any("paid before shipping" in text for text in content.paragraphs)
        assert content.facts[0].value == reading(ordered()).translations.money(gross(), "EUR")
        assert "IBAN" in {fact.label for fact in content.facts}
        assert not any("next news" in text.lower() for text in content.paragraphs)
    paid = order(reading(ordered(deposit())))
    assert not paid.facts and not any("paid before" in text for text in paid.paragraphs)


@pytest.mark.parametrize(("agreed", "text"), [(BEFORE, "Before shipping"), (Conditions(), None)])
def test_the_acknowledgement_on_paper_says_that_it_is_paid_before(agreed: Conditions, text: str | None) -> None:
    store = stored(agreed, c.PlaceOrder())
    entry = next(one for one in store.history(REFERENCE) if isinstance(one.event, e.OrderCreated))
    read = reading(store.heads[REFERENCE].state, store)
    printed, _ = compose(read, entry, "https://suivi.example", lambda text: (text,), draft=False)
    assert {fact.label: fact.value for fact in printed.facts}.get("Payment") == text


def test_a_part_of_it_leaves_the_rest_to_be_paid() -> None:
    left = reading(ordered(deposit(gross() - 1)))
    assert remains(left) == ("€1.00 remains to be paid before we ship.",)


def test_the_rest_of_an_order_that_left_in_part_waits_for_its_payment() -> None:
    some = replace(SHIP, parts=None, before_payment=WHY)
    state = ordered(c.CreateDeliveryNote(parts=(packed(1),)), some)
    read = reading(state)
    assert state.unshipped and verdict(read, masked=False).sentences[-1] == "The rest waits for your payment."


def packed(line: int) -> NewPacked:
    return NewPacked(line=line, quantity=1)


def test_an_order_that_is_cancelled_asks_for_nothing() -> None:
    assert owed(ordered(c.CancelOrder(comment="As you wish."))).to_prepay == 0


@pytest.mark.parametrize("day", [date(2026, 8, 6), date(2026, 9, 6)])
def test_it_is_never_late(day: date) -> None:
    assert not step_of(steps(ordered(), day), "payment").overdue
