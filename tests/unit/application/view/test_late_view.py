"""An invoice that is late or paid in part: the panel says days, interest, compensation and what is left, the scale too."""

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale.late_interest import LatePolicy
from tests.builder.story import Story
from tests.unit.application.view.test_document import document, spaced
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import july

RATES = LatePolicy(legal={"2026-2": Decimal("2.75")})
SEPTEMBER = date(2026, 9, 15)


def invoiced(due: str = "2026-08-03") -> Story:
    """An invoice of 360 euros."""
    story = Story().does(july(20), "ship", carrier="Post").does(july(21), "mark_received")
    return story.does(july(22), "issue_invoice", number="F1", due=due)


def panel(story: Story, policy: LatePolicy = RATES, today: date = SEPTEMBER) -> Any:
    policy_of = replace(seller(), late=policy)
    return as_json(todo(Reading("45KL89G00E", story.state, story.people, translations("fr"), policy_of, today)))


def test_what_the_law_adds_is_reckoned_line_by_line() -> None:
    shown = panel(invoiced())
    assert spaced([shown["tag"]])[0] == "À vous, en retard de 43 jours"
    assert spaced(f"{row['label']}\u00a0: {row['value']}" for row in shown["sums"]) == [
        "Facture, due le 3 août : 360,00 €",
        "Intérêts, 43 jours à 8,25 % l’an : 3,50 €",
        "Indemnité de recouvrement : 40,00 €",
        "Dû aujourd’hui selon la loi : 403,50 €",
    ]
    assert spaced([shown["amount"]]) == ["360,00 €"], "the invoice is what is asked for: nobody pays more than the books want"
    assert any("L441-10" in note and "D441-5" in note for note in shown["notes"])


def test_without_a_rate_the_law_is_said_and_no_sum() -> None:
    shown = panel(invoiced(), LatePolicy())
    assert shown["sums"] == [] and any("trois fois le taux légal" in note for note in shown["notes"])


def test_a_public_body_reads_its_own_law() -> None:
    story = invoiced()
    state = replace(story.state, engagement="EJ-2026-14")
    reading = Reading("45KL89G00E", state, story.people, translations("fr"), replace(seller(), late=RATES), SEPTEMBER)
    shown = as_json(todo(reading))
    assert shown["sums"] == [] and any("Banque centrale européenne" in note and "R2192-31" in note for note in shown["notes"])


def test_on_its_last_day_nothing_is_late() -> None:
    shown = panel(invoiced(), today=date(2026, 8, 3))
    assert (shown["tag"], shown["sums"]) == ("À vous", []) and not any("L441" in note for note in shown["notes"])


def test_a_part_paid_leaves_the_rest_to_be_settled() -> None:
    paid = {"invoice": "F1", "amount": "150.00"}
    story = invoiced("2026-09-30").does(july(25), "allocate_payment", payment="P", allocations=[paid])
    page = document(story, today=july(26))
    assert page["todo"]["title"] == "Solder la facture F1" and spaced([page["todo"]["amount"]]) == ["210,00 €"]
    step = page["steps"][-1]
    assert spaced([step["text"]]) == ["reste 210,00 € à payer"] and step["state"] == "you"
    late = panel(story, today=date(2026, 10, 3))
    assert spaced([late["sums"][0]["value"]]) == ["210,00 €"]
