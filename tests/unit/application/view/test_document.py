"""The customer's document: what it says in each state, in both languages, with nothing left unsaid or untranslated."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import TODAY
from tests.builder.story import Story
from tests.unit.as_json import as_json
from tests.unit.domain.sale.test_steps import august, july, partial

STORIES: dict[str, Callable[[], Story]] = {
    "offer": lambda: Story(until=august(28)),
    "lapsed": lambda: Story(until=august(5)),
    "ordered": Story,
    "partial": partial,
    "cancelled": lambda: Story().does(july(24), "cancel_order", comment="Le budget est retiré."),
    "late": lambda: Story().does(july(22), "announce_delivery", on="2026-08-05"),
    "moved": lambda: (
        Story()
        .does(july(22), "announce_delivery", on="2026-08-04")
        .does(july(31), "announce_delivery", on="2026-08-11", comment="Une semaine de plus.")
    ),
    "on its way": lambda: Story().does(july(24), "ship", carrier="Postal Service", expected="2026-08-09"),
    "delivered": lambda: Story().does(july(24), "ship", carrier="Postal Service").does(july(30), "mark_received"),
    "paid first": lambda: Story().does(july(24), "issue_invoice", number="F1", due="2026-08-30").does(july(25), "mark_paid"),
    "complete": lambda: (
        Story()
        .does(july(24), "ship", carrier="Postal Service")
        .does(july(25), "issue_invoice", number="F1", due="2026-08-30")
        .does(july(30), "mark_received")
        .does(july(31), "mark_paid")
    ),
}
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def reading(story: Story, language: Language, today: date = TODAY) -> Reading:
    return Reading("45KL89G00E", story.state, story.people, translations(language), seller(), today)


def document(story: Story, language: Language = "fr", today: date = TODAY) -> Any:
    visible = [entry for entry in reversed(story.history) if entry.origin.visible]
    return as_json(dossier_document(reading(story, language, today), visible, Past(lambda: story.history)))


def texts(part: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value)


def spaced(texts_shown: Iterable[str]) -> list[str]:
    """Texts with plain spaces for those that hold a line together."""
    return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in texts_shown]


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_said_whole(name: str, language: Language) -> None:
    page = document(STORIES[name](), language)
    assert 1 <= len(page["verdict"]) <= 2
    assert all(sentence.endswith(".") for sentence in page["verdict"])
    assert len(page["steps"]) == 7
    assert not [text for text in texts(page) if not text.startswith("mailto:")
                and ("%" in text.replace("\u00a0%", "").replace("20%", "") or "None" in text)]  # fmt: skip


@pytest.mark.parametrize("name", STORIES)
def test_both_languages_say_it_in_their_own_words(name: str) -> None:
    story = STORIES[name]()
    french, english = document(story, "fr"), document(story, "en")
    assert french["verdict"] != english["verdict"]
    assert french["todo"]["title"] != english["todo"]["title"]
    assert [step["state"] for step in french["steps"]] == [step["state"] for step in english["steps"]]
    assert len(french["history"]["entries"]) == len(english["history"]["entries"])


def test_the_drawing_s_partial_order_in_its_own_words() -> None:
    page = document(partial())
    assert spaced(page["verdict"]) == ["2 lignes sur 3 sont expédiées.", "La dernière arrive le mardi 11 août."]
    assert spaced(step["text"] for step in page["steps"][2:]) == [
        "2 lignes sur 3", "2 lignes sur 3", "2 lignes sur 3", "colis 1 à confirmer", "240,00 € à payer",
    ]  # fmt: skip
    first, second = page["deliveries"]["rows"]
    assert spaced((first["date"], first["note"])) == ["jeudi 6 août", "expédié le 3 août"]
    assert first["confirm"]["parcel"] == 1
    assert spaced((second["date"], second["note"], second["was"])) == ["mardi 11 août", "au lieu du", "4 août"]
    assert page["todo"]["bank"]


def test_english_verdicts_are_the_brief_s() -> None:
    assert spaced(document(partial(), "en")["verdict"]) == [
        "2 of 3 lines have shipped.",
        "The last arrives on Tuesday 11 August.",
    ]
    assert spaced(document(STORIES["offer"](), "en")["verdict"]) == ["Your quote holds until Friday 28 August."]
    assert document(STORIES["complete"](), "en")["verdict"] == ["Delivered and paid."]


def test_masked_view_holds_steps_and_dates_alone() -> None:
    story = partial()
    page = as_json(masked_document(reading(story, "fr")))
    everything = "\n".join(texts(page))
    for secret in ("BigCorp", "Jean", "240", "Pièce", "F26-0412", "Grenoble"):
        assert secret not in everything
    assert set(page) == {"view", "version", "lang", "reference", "title", "verdict", "verdict_late", "steps", "contact"}


def test_internal_entries_never_reach_the_document() -> None:
    story = Story().does(july(24), "add_note", comment="Client difficile.")
    assert "Client difficile." not in "\n".join(texts(document(story)))
    assert "Noté pour vous." in "\n".join(
        texts(document(story.does(july(25), "add_note", comment="Noté pour vous.", visible=True)))
    )


def test_the_same_facts_and_day_give_the_same_document() -> None:
    assert document(partial()) == document(partial())
    assert document(partial())["steps"] != document(partial(), today=date(2026, 9, 3))["steps"]


def test_forgotten_contact_leaves_the_customer_s_name() -> None:
    story = Story(until=august(28))
    story.people = type(story.people)(story.people.account, story.people.name)
    assert document(story)["history"]["entries"][0]["title"] == "Dossier créé\u00a0: offre pour BigCorp Europe"


def test_the_seller_s_own_country_is_the_one_left_unnamed() -> None:
    story = Story()
    assert not [line for part in document(story)["addresses"] for line in part["lines"] if line == "France"]
    abroad = replace(seller(), address=replace(seller().address, country="DE"))
    read = Reading("45KL89G00E", story.state, story.people, translations("fr"), abroad, TODAY)
    shown = as_json(dossier_document(read, [], Past(lambda: ())))
    assert {part["lines"][-1] for part in shown["addresses"]} == {"France"}
