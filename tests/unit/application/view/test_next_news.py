"""The day of the next news on the dossier's page, promised or the seller's, and what is said once it has passed."""

from datetime import date
from typing import Any

import msgspec
import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.errors import Invalid
from chalicelib.domain.values.language import Language
from tests.builder.story import Story
from tests.unit.domain.sale.test_steps import august, july

BY_POLICY = "Prochaine nouvelle au plus tard le vendredi 7\u00a0août."
CALL = {"text": "04 65 71 00 12", "href": "tel:+33465710012"}
NEXT_NEWS = "Prochaine nouvelle le mercredi 12\u00a0août."


def panel(story: Story, today: date, lang: Language = "fr") -> dict[str, Any]:
    """The panel of a day."""
    panel = todo(Reading("45MP40G00D", story.state, story.people, translations(lang), seller(), today))
    members: dict[str, Any] = msgspec.to_builtins(panel, builtin_types=(date,))
    return members


def notes(story: Story, today: date) -> list[str]:
    """What it notes."""
    return list(panel(story, today)["notes"])


def promised() -> Story:
    """An order on which news are promised for 12 August."""
    return Story().does(july(20), "order_supply", next_news="2026-08-12")


@pytest.mark.parametrize(("today", "expected"), [(july(20), [NEXT_NEWS]), (august(12), [NEXT_NEWS]), (august(13), [])])
def test_it_is_told_until_its_day(today: date, expected: list[str]) -> None:
    assert notes(promised(), today) == expected


def test_it_stands_below_the_delivery_announced() -> None:
    story = Story().does(july(20), "announce_delivery", on="2026-08-21", next_news="2026-08-12")
    assert notes(story, august(6)) == ["Livraison annoncée pour le vendredi 21\u00a0août.", NEXT_NEWS]


def test_it_is_kept_by_what_the_customer_is_told() -> None:
    assert notes(promised().does(july(31), "receive_supply"), august(6)) == [BY_POLICY]


def test_where_nobody_promised_a_day_the_sellers_is_told() -> None:
    assert notes(Story(begun=july(31)), august(6)) == [BY_POLICY]
    assert panel(Story(begun=july(31)), august(6))["by"] == august(7)
    assert notes(Story(begun=july(31)), august(7)) == [BY_POLICY], "its day is not past yet"


def test_a_day_that_passed_says_so_and_whom_to_call() -> None:
    shown = panel(Story(begun=july(31)), august(8))
    assert shown["notes"] == [] and shown["tag"] == "En retard" and shown["by"] == august(7)
    assert shown["late"] == {"text": "Nous devions vous écrire le vendredi 7\u00a0août\u202f; appelez le", "call": CALL}
    english = panel(promised(), august(13), "en")["late"]
    assert english == {
        "text": "We were to write to you by Wednesday 12\u00a0August; call",
        "call": {**CALL, "text": "+33 4 65 71 00 12"},
    }


def test_while_an_announced_day_is_to_come_nothing_else_is_owed_and_it_is_no_day_before_it() -> None:
    story = Story().does(july(20), "announce_delivery", on="2026-08-04")
    assert panel(story, august(4))["by"] == august(4) and panel(story, august(4))["late"] is None
    shown = panel(story, august(5))
    assert shown["by"] == august(4)
    assert shown["late"] == {"text": "Nous devions vous écrire le mardi 4\u00a0août\u202f; appelez le", "call": CALL}


def test_a_question_is_answered_by_its_own_day() -> None:
    story = promised().does(august(6), "record_question", comment="When?", actor={"kind": "contact"})
    assert notes(story, august(6)) == ["Réponse au plus tard le vendredi 7\u00a0août."]
    late = panel(story, august(8))["late"]
    assert late == {"text": "Nous devions vous répondre le vendredi 7\u00a0août\u202f; appelez le", "call": CALL}


@pytest.mark.parametrize("command", [("promise_news", {"on": "2026-08-12"}), ("add_note", {"next_news": "2026-08-12"})])
def test_what_customers_do_not_see_promises_them_nothing(command: tuple[str, dict[str, str]]) -> None:
    kind, more = command
    with pytest.raises(Invalid):
        Story().does(july(20), kind, comment="x", visible=False, **more)


def test_where_it_is_the_customers_turn_it_is_not_told() -> None:
    story = Story().does(july(20), "issue_invoice", number="X26-1", due="2026-09-02", next_news="2026-08-12")
    assert NEXT_NEWS not in notes(story, august(6))
