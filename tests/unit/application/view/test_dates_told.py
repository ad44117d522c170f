"""A date is told of the lines that it was announced for, and a sentence of the history is the one that its day made."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.staff.summary import NextDelivery, summary
from chalicelib.application.view.history import history
from chalicelib.application.view.past import Past
from chalicelib.application.writing.entries import as_entries
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.decide import decide
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.striking import strike
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.language import Language
from chalicelib.effects.mails.delivery import delivery
from tests.builder.dossiers import NOW, STAFF, TODAY
from tests.builder.story import Story, line
from tests.samples.strategies import TODAY as DAY
from tests.samples.strategies import commands
from tests.unit.application.projection.test_affair_rows import row_texts as row_told
from tests.unit.application.view.test_document import document, reading, spaced
from tests.unit.application.view.test_told import titles
from tests.unit.domain.sale.test_steps import august, july

FIRST, LATER = "2026-08-11", "2026-08-20"


def announced(*announcements: tuple[int, str, list[int] | None], story: Story | None = None) -> Story:
    """Days of July on which a date was announced for lines, or for all."""
    builder = story or Story()
    for day, on, lines in announcements:
        builder.does(july(day), "announce_delivery", on=on, **({"lines": lines} if lines else {}))
    return builder


def verdict(story: Story, lang: Language = "fr") -> str:
    """When it arrives."""
    return spaced(document(story, lang)["verdict"])[-1]


def rows(story: Story) -> list[tuple[str, ...]]:
    """The deliveries: date, note, what is struck, contents."""
    return [
        tuple(spaced(filter(None, (x["date"], x["note"], x["was"], x["text"])))) for x in document(story)["deliveries"]["rows"]
    ]


def test_one_line_moved_leaves_the_others_their_day() -> None:
    story = announced((20, FIRST, None), (21, LATER, [3]))
    assert verdict(story) == "Elle arrive en deux fois, le mardi 11 août et le jeudi 20 août."
    assert verdict(story, "en") == "It arrives in two parts, on Tuesday 11 August and on Thursday 20 August."
    assert rows(story) == [
        ("mardi 11 août", "date annoncée", "Pièce A, Pièce B."), ("jeudi 20 août", "au lieu du", "11 août", "Pièce C."),
    ]  # fmt: skip
    (step,) = [step for step in document(story)["steps"] if step["key"] == "supply"]
    assert (step["state"], step["was"]) == ("active", None)
    assert document(story)["todo"]["notes"][0] == document(story)["verdict"][1]
    assert spaced(filter(None, row_told(story)))[1] == "livraisons du 11 août au 20 août"


def test_all_lines_moved_are_told_beside_their_first_day() -> None:
    story = announced((20, FIRST, None), (21, LATER, None))
    assert verdict(story) == "Elle arrive le jeudi 20 août, au lieu du 11 août."
    (step,) = [step for step in document(story)["steps"] if step["key"] == "supply"]
    assert (step["state"], step["was"]) == ("late", "11")


def test_a_line_that_was_never_announced_was_moved_from_no_day() -> None:
    story = announced((20, "2026-08-10", [1]), (21, LATER, [1, 2]))
    assert rows(story) == [
        ("jeudi 20 août", "au lieu du", "10 août", "Pièce A."), ("jeudi 20 août", "date annoncée", "Pièce B."),
        ("date à venir", "nous devions vous écrire le 28 juillet", "Pièce C."),
    ]  # fmt: skip
    assert verdict(story) == "Une première partie arrive le jeudi 20 août ; la date du reste est à venir."
    assert titles(story)[0] == "Livraison annoncée pour le 20 août 2026 (Pièce A, Pièce B)"


def test_of_what_has_no_day_none_is_told() -> None:
    assert verdict(announced((20, FIRST, [1]))) == "Une première partie arrive le mardi 11 août ; la date du reste est à venir."


def test_three_days_are_told_from_the_first_to_the_last() -> None:
    story = announced((20, FIRST, [1]), (20, "2026-08-13", [2]), (20, LATER, [3]))
    assert verdict(story) == "Elle arrive en 3 fois, du mardi 11 août au jeudi 20 août."


def test_a_part_that_is_late_is_told_though_the_rest_is_not() -> None:
    story = announced((20, "2026-08-04", [1]), (20, LATER, [2, 3]))
    assert verdict(story) == "Une partie de la livraison, attendue le mardi 4 août, a du retard."
    (step,) = [step for step in document(story)["steps"] if step["key"] == "supply"]
    assert (step["state"], *spaced([step["text"]])) == ("late", "attendue le 4 août")


def test_what_is_left_after_a_parcel_is_told_by_its_lines() -> None:
    story = announced((20, FIRST, None), (21, LATER, [3]))
    story.does(july(22), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    assert verdict(story) == "Le reste arrive en deux fois, le mardi 11 août et le jeudi 20 août."
    story.does(july(23), "ship", carrier="Poste", parts=[{"line": 2, "quantity": 1}])
    assert verdict(story) == "La dernière arrive le jeudi 20 août."


def test_a_date_moved_twice_in_a_day_is_a_first_notification_once() -> None:
    story = announced((20, FIRST, None), (20, LATER, None), (20, FIRST, None))
    entries = document(story)["history"]["entries"]
    assert spaced(entry["by"] for entry in entries)[2].startswith("Première notification")
    assert not [entry for entry in entries[:2] if "Première" in entry["by"]]
    assert titles(story)[:3] == [
        "Livraison changée : 11 août au lieu du 20 août", "Livraison changée : 20 août au lieu du 11 août",
        "Livraison annoncée pour le 11 août 2026",
    ]  # fmt: skip


def test_lines_that_come_from_several_days_move_to_one() -> None:
    story = announced((20, FIRST, [1]), (20, LATER, [2, 3]), (21, "2026-08-25", None))
    assert titles(story)[:2] == [
        "Livraison déplacée au 25 août 2026",
        "Livraison annoncée pour le 20 août 2026 (Pièce B, Pièce C)",
    ]


def test_one_parcel_of_three_lines_is_not_the_order() -> None:
    story = Story().does(july(20), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}]).does(july(22), "mark_received")
    before = titles(story)[0]
    assert before == "Colis 1 marqué réceptionné, à la main"
    story.does(july(23), "ship", carrier="Poste").does(july(24), "mark_received")
    assert before in titles(story)


def test_one_piece_of_ten_is_not_the_order_and_stays_what_it_was() -> None:
    story = Story(lines=(line("P", quantity=10),)).does(july(20), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    before = titles(story)[0]
    assert before == "Colis 1 expédié : Pièce P (1 sur 10)"
    assert rows(story)[0][-1] == "Pièce P (1 sur 10)."
    assert rows(story)[1] == ("date à venir", "nous devions vous écrire le 27 juillet", "Pièce P (9 sur 10).")
    story.does(july(21), "ship", carrier="Poste")
    assert titles(story)[:2] == ["Colis 2 expédié : Pièce P (9 sur 10)", before]


def test_an_order_that_left_whole_says_so_for_ever() -> None:
    story = Story().does(july(20), "ship", carrier="Poste")
    title = titles(story)[0]
    assert title == "Expédition par Poste le 20 juillet 2026"
    story.does(july(21), "strike_entry", entry=len(story.history)).does(july(22), "ship", carrier="DHL")
    assert title in titles(story)


def test_many_pieces_are_counted() -> None:
    story = Story(lines=tuple(line(sku, quantity=4) for sku in "ABCDE"))
    story.does(july(20), "ship", carrier="Poste", parts=[{"line": n, "quantity": 2} for n in range(1, 5)])
    assert titles(story)[0] == "Colis 1 expédié : 8 pièces sur 20"


def test_an_answer_says_what_it_answers() -> None:
    story = Story().does(july(20), "ship", carrier="Poste")
    story.does(july(23), "confirm_reception", name="Jean", parcel=1, comment="Cassé")
    story.does(july(24), "record_question", comment="Et la facture ?").does(
        july(25), "answer_question", comment="Remplacé.", question=5
    )
    assert titles(story.does(july(26), "answer_question", comment="Demain."))[:2] == [
        "Réponse à votre question", "Réponse à vos réserves sur le colis 1",
    ]  # fmt: skip


def test_a_parcel_arrives_on_the_day_of_its_own_lines_alone() -> None:
    story = announced((20, FIRST, None), (21, LATER, [3]))
    story.does(july(22), "ship", carrier="Poste", parts=[{"line": n, "quantity": 1} for n in (1, 2)])
    assert rows(story)[0][0] == "mardi 11 août"
    together = announced((20, FIRST, None), (21, LATER, [3])).does(july(22), "ship", carrier="Poste")
    assert document(together)["verdict"] == ["Votre commande est expédiée."], "its lines had two days: none is claimed"


def test_a_date_announced_on_the_day_it_left_and_after_it_is_not_the_parcel_s() -> None:
    story = announced((22, FIRST, None)).does(july(22), "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}])
    announced((22, LATER, None), story=story)
    assert rows(story)[0][0] == "mardi 11 août" and rows(story)[1][0] == "jeudi 20 août"


def test_parcels_under_way_arrive_each_on_its_day() -> None:
    story = Story()
    for n, day in ((1, "2026-08-04"), (2, FIRST), (3, LATER)):
        story.does(july(22), "ship", carrier="Poste", parts=[{"line": n, "quantity": 1}], expected=day)
    assert spaced(document(story, today=august(3))["verdict"])[-1] == "Elle arrive en 3 fois, du mardi 4 août au jeudi 20 août."
    assert verdict(story) == "Le reste arrive en deux fois, le mardi 11 août et le jeudi 20 août."
    story.does(august(5), "mark_received", parcels=[1, 2])
    assert verdict(story) == "Le reste arrive le jeudi 20 août."
    story.does(august(5), "correct_shipment", parcel=3, expected=None)
    assert document(story)["verdict"] == ["Votre commande est expédiée."]


def test_staff_are_told_the_last_day_and_what_it_was_first() -> None:
    story = announced((20, FIRST, None), (21, LATER, [3]))
    delivery = summary("45KL89G00E", Loaded(story.state, story.people), TODAY, NewsPolicy()).delivery
    assert delivery == NextDelivery(august(11), august(20))


@pytest.mark.parametrize(
    ("announcements", "day", "was"),
    [
        ([(20, FIRST, None), (21, LATER, None)], "jeudi 20 août", "11 août"),
        ([(20, FIRST, None)], "mardi 11 août", None),
        ([(20, FIRST, [1]), (21, LATER, None), (22, "2026-08-25", None)], "mardi 25 août", None),
    ],
)
def test_verdict_deliveries_and_mail_tell_the_same_days(announcements: list[Any], day: str, was: str | None) -> None:
    story = announced(*announcements)
    entry = story.history[-1]
    mail: Any = delivery(reading(story, "fr"), entry.event, entry)  # type: ignore[arg-type]  # the entry is of that event
    assert spaced([mail.title]) == [f"Livraison le {day}"]
    assert day in verdict(story) and all(row[0] == day for row in rows(story))
    assert ("au lieu du" in verdict(story)) is (was is not None)


def sentences(story: Story, until: int) -> dict[int, tuple[Any, Any]]:
    """Titles, and who and when, of the entries of a beginning of the history, as they read after it."""
    entries = [entry for entry in story.history[:until] if entry.origin.visible]
    page = history(reading(story, "fr"), entries[::-1], Past(lambda: story.history[:until]))
    return {row.seq: (row.title, row.by) for row in page.entries}


@settings(max_examples=40, deadline=None)
@given(st.lists(commands, min_size=5, max_size=25))
def test_what_happens_later_changes_no_sentence(asked: list[c.Command]) -> None:
    story = Story(begun=DAY, lines=(line("A", quantity=4), line("B"), line("C", quantity=2)))
    for command in asked:
        carry_out(story, command)
    whole = sentences(story, len(story.history))
    for until in range(3, len(story.history)):
        assert sentences(story, until).items() <= whole.items()


def carry_out(story: Story, command: c.Command) -> None:
    """One command, or nothing where it is refused or brings in people."""
    day, entries = command.effective or DAY, story.history
    try:
        events = decide(story.state, command, day)
        if isinstance(command, c.StrikeEntry):
            strike(entries, events[0])  # type: ignore[arg-type]  # what a stroke amounts to begins with itself
        added: tuple[Entry, ...] = as_entries(events, len(entries), command, STAFF, NOW)
    except (DomainError, KeyError, ValueError):
        return
    entries.extend(added)


def test_the_year_of_a_sentence_is_that_of_its_day() -> None:
    story = announced((20, FIRST, None), (21, LATER, None))
    later = document(story, today=TODAY.replace(year=2027))["history"]["entries"][0]["title"]
    assert later == document(story)["history"]["entries"][0]["title"]
