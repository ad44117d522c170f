"""A cancelled order: what happened stays and is invoiced, the rest has no sequel, and nothing internal is told."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line
from tests.unit.application.view.test_document import document, spaced, texts
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import july


def shipped_in_part() -> Story:
    """Four pieces of ten left, then the order was cancelled; a service was ordered too."""
    lines = (line("A", quantity=10), line("B"), line("S", goods=False))
    story = Story(lines=lines).does(july(21), "allocate_stock")
    story.does(july(22), "ship", carrier="Postal Service", parts=[{"line": 1, "quantity": 4}])
    return story.does(july(24), "cancel_order", comment="Le budget est retiré.")


def statuses(story: Story) -> list[str]:
    return [step.status for step in steps(story.state, TODAY)]


def test_what_left_can_be_invoiced_paid_and_received_to_the_end() -> None:
    story = shipped_in_part()
    assert statuses(story)[3:] == ["cancelled", "todo", "you", "todo"]
    story.does(july(25), "issue_invoice", number="F1", due="2026-08-30")
    assert [(part.line, part.quantity) for part in story.state.invoices[0].parts] == [(1, 4)]
    story.does(july(26), "mark_received").does(july(27), "mark_paid")
    assert statuses(story)[3:] == ["cancelled", "done", "done", "done"]


def test_one_parcel_is_the_whole_reception_once_nothing_more_leaves() -> None:
    reception = steps(shipped_in_part().state, TODAY)[5]
    assert (reception.on, reception.of) == (0, 1)


def verdict_of(story: Story, lang: Language = "fr") -> Any:
    reading = Reading("45MR61G00C", story.state, story.people, translations(lang), seller(), TODAY)
    shown = as_json(dossier_document(reading, list(reversed(story.history)), Past(lambda: story.history)))
    return shown | {"row": as_json(row(reading, "full", None, closed=False))}


def under_way() -> Story:
    """Four pieces of ten are on their way when the order is cancelled."""
    story = Story(lines=(line("A", quantity=10), line("B"), line("S", goods=False))).does(july(21), "allocate_stock")
    parts = [{"line": 1, "quantity": 4}]
    story.does(july(22), "ship", carrier="Postal Service", parts=parts, expected="2026-08-20")
    return story.does(july(24), "cancel_order", comment="Le budget est retiré.")


def test_a_parcel_under_way_goes_on_and_its_bill_comes() -> None:
    shown = verdict_of(under_way())
    assert spaced(shown["verdict"]) == [
        "Commande annulée le vendredi 24 juillet.", "Ce qui était déjà parti arrive le jeudi 20 août.",
    ]  # fmt: skip
    assert (shown["todo"]["title"], shown["todo"]["who"]) == ("Votre colis est en route", "us")
    assert [step["state"] for step in shown["steps"]][3:] == ["cancelled", "todo", "todo", "todo"], "nothing is without sequel"
    kept = shown["row"]
    assert spaced([kept["step"], kept["step_note"], kept["wait"], kept["wait_note"]]) == [
        "Expédition", "annulée le 24 juillet", "Votre colis est en route", "arrivée le 20 août",
    ]  # fmt: skip


def test_a_cancelled_line_says_so_with_its_day() -> None:
    whole, part = verdict_of(under_way()), verdict_of(under_way(), "en")
    assert spaced([one["status"]["text"] for one in whole["lines"]]) == [
        "4 sur 10 expédiées, le reste annulé le 24 juillet", "Annulée le 24 juillet", "Annulée le 24 juillet",
    ]  # fmt: skip
    assert spaced([one["status"]["text"] for one in part["lines"]]) == [
        "4 of 10 shipped, the rest cancelled on 24 July", "Cancelled on 24 July", "Cancelled on 24 July",
    ]  # fmt: skip
    assert [one["status"]["gone"] for one in whole["lines"]] == [True, True, True], "no tick stands before what was cancelled"
    shown = [f"{one['date']}, {one['note']}" for one in whole["deliveries"]["rows"]]
    assert spaced(shown) == ["jeudi 20 août, expédié le 22 juillet", "24 juillet, annulé"]


def test_what_left_is_received_invoiced_and_paid_and_only_then_is_there_nothing_more() -> None:
    story = under_way().does(july(28), "mark_received")
    shown = verdict_of(story)
    assert spaced(shown["verdict"])[1:] == ["La facture suit."]
    assert shown["todo"]["title"] == "Nous préparons la facture"
    shown = verdict_of(story.does(july(29), "issue_invoice", number="F1", due="2026-08-30"))
    assert spaced([shown["todo"]["title"], shown["todo"]["amount"]]) == ["Régler la facture F1", "480,00 €"]
    shown = verdict_of(story.does(july(30), "mark_paid"))
    assert [step["state"] for step in shown["steps"]][3:] == ["cancelled", "done", "done", "done"]
    assert (shown["todo"]["title"], shown["todo"]["who"]) == ("Cette commande s’arrête là", "nobody")
    assert spaced([shown["row"]["step"], shown["row"]["step_note"]]) == ["Expédition", "annulée le 24 juillet"]
    assert spaced([one["status"]["text"] for one in shown["lines"]])[1:] == ["Annulée le 24 juillet", "Annulée le 24 juillet"]


def test_a_service_invoiced_before_the_end_is_not_called_cancelled() -> None:
    story = Story(lines=(line("A"), line("S", goods=False)))
    story.does(july(20), "issue_invoice", number="F1", due="2026-08-30", parts=[{"line": 2, "quantity": 1}])
    shown = verdict_of(story.does(july(21), "cancel_order", comment="Inutile."))
    assert spaced([(one["status"] or {"text": ""})["text"] for one in shown["lines"]]) == ["Annulée le 21 juillet", ""]
    assert shown["todo"]["title"] == "Régler la facture F1"


def test_services_alone_of_which_some_were_invoiced_say_on_the_order_that_it_was_cancelled() -> None:
    story = Story(lines=(line("S", goods=False), line("T", goods=False)))
    story.does(july(20), "issue_invoice", number="F1", due="2026-08-30", parts=[{"line": 1, "quantity": 1}])
    shown = verdict_of(story.does(july(21), "cancel_order", comment="Inutile."))
    assert statuses(story) == ["none", "cancelled", "none", "none", "done", "none", "you"]
    assert spaced([shown["steps"][1]["text"], shown["row"]["step"], shown["row"]["step_note"]]) == [
        "annulée le 21 juil.", "Commande", "annulée le 21 juillet",
    ]  # fmt: skip
    assert statuses(story.does(july(22), "mark_paid")) == ["none", "cancelled", "none", "none", "done", "none", "done"]
    assert verdict_of(story)["todo"]["title"] == "Cette commande s’arrête là"


def test_a_service_alone_shows_where_it_was_cancelled() -> None:
    story = Story(lines=(line("S", goods=False),)).does(july(20), "cancel_order", comment="Inutile.")
    assert statuses(story) == ["none", "done", "none", "none", "cancelled", "none", "off"]


def test_a_service_invoiced_whole_takes_a_credit_note_instead() -> None:
    story = Story(lines=(line("S", goods=False),)).does(july(20), "issue_invoice", number="F1", due="2026-08-30")
    with pytest.raises(NotAllowed, match="credit"):
        story.does(july(21), "cancel_order", comment="Inutile.")


def test_a_reason_is_told_where_its_comment_is_shown() -> None:
    reasons = ("À votre demande.", "Le fabricant a oublié.")
    story = Story().does(july(20), "announce_delivery", on="2026-08-10")
    story.does(july(21), "announce_delivery", on="2026-08-20", comment=reasons[1])
    shown = [*texts(document(story)["deliveries"])]
    shown += texts(document(story.does(july(22), "cancel_order", comment=reasons[0])))
    assert [any(reason in text for text in shown) for reason in reasons] == [True, True]


def test_a_reason_of_an_entry_from_before_that_customers_do_not_see_is_not_told() -> None:
    story = Story().does(july(20), "announce_delivery", on="2026-08-10")
    story.does(july(21), "announce_delivery", on="2026-08-20", comment="Client insolvable.")
    last = story.history[-1]
    story.history[-1] = replace(last, origin=replace(last.origin, visible=False, comment_visible=None))
    assert "Client insolvable." not in texts(document(story))
