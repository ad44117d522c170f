"""What a customer finds wanting in a parcel waits on us until it is answered, and the page says so before all else."""

from datetime import date

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale.kinds import steps
from chalicelib.domain.sale.questions import OpenQuestion
from chalicelib.domain.sale.waiting import last_day_open
from chalicelib.domain.values.calendar import french_holidays
from chalicelib.domain.values.carriage import protest_until
from tests.builder.dossiers import STAFF
from tests.builder.story import Story
from tests.unit.application.projection.test_affair_rows import row_texts
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import august, july
from tests.unit.domain.sale.test_waiting import POLICY, waits

LINE = [[{"line": n, "quantity": 1}] for n in (1, 2, 3)]


def broken(*, invoiced: bool = True, text: str = "Tube cassé") -> Story:
    """All of it left in one parcel, which arrived with a broken tube."""
    story = Story().does(july(30), "ship", carrier="Poste", expected="2026-08-05")
    if invoiced:
        story.does(july(30), "issue_invoice", number="F26-0001", due="2026-08-30")
    return story.does(august(5), "confirm_reception", name="Jean B.", parcel=1, comment=text)


def test_they_wait_on_us_and_keep_the_affair_open() -> None:
    story = broken(invoiced=False)
    assert waits(story) == [("us", "remarks", august(5), august(6))]
    story = broken().does(august(5), "mark_paid")
    assert waits(story) == [("us", "remarks", august(5), august(6))] and last_day_open(story.state, POLICY) is None
    story.does(august(6), "answer_question", comment="Un tube part demain.")
    assert waits(story) == [] and last_day_open(story.state, POLICY) == august(4)


def test_a_day_that_the_answer_promises_keeps_the_affair_with_us_until_news_of_it() -> None:
    answer = {"comment": "Un tube part demain.", "next_news": "2026-08-10"}
    story = broken().does(august(5), "mark_paid").does(august(6), "answer_question", **answer)
    assert waits(story) == [("us", "news", august(6), august(10))] and last_day_open(story.state, POLICY) is None
    assert spaced(document(story)["verdict"]) == ["Commande livrée et payée.", "Prochaine nouvelle le lundi 10 août."]
    late = document(story, today=august(11))
    assert spaced(late["verdict"])[1] == "Nous devions vous écrire le lundi 10 août."
    story.does(august(6), "add_note", comment="Le tube est parti ce matin.", visible=True)
    assert waits(story) == []


def test_the_page_says_them_first_and_that_the_invoice_may_wait_for_what_they_are_about() -> None:
    page = document(broken())
    assert spaced(page["verdict"]) == ["Colis 1 reçu, avec vos réserves.", "Nous vous répondons au plus tard le jeudi 6 août."]
    assert spaced(page["todo"]["notes"])[1:] == [
        "Nous traitons vos réserves sur le colis 1. Réponse au plus tard le jeudi 6 août.",
        "La facture reste due ; ce que visent vos réserves peut attendre notre réponse.",
    ]
    step = page["steps"][5]
    assert (step["state"], spaced([step["text"]])) == ("active", ["colis 1, réserves"])
    (row,) = page["deliveries"]["rows"]
    assert spaced([row["note"], row["detail"]]) == [
        "reçu, avec réserves",
        "Vos réserves : Tube cassé. Le transporteur doit l’apprendre par lettre recommandée, au plus tard le samedi 8 août.",
    ]
    entry = page["history"]["entries"][0]
    assert (spaced([entry["title"]]), entry["comment"]) == (["Colis 1 reçu, avec réserves"], "Tube cassé")


def test_nothing_to_pay_leaves_the_panel_to_them_and_the_row_says_them() -> None:
    paid = broken().does(august(5), "mark_paid")
    assert document(paid)["todo"]["title"] == "Nous traitons vos réserves sur le colis 1"
    assert document(paid)["todo"]["who"] == "us"
    assert row_texts(paid)[:4] == ("Réception", "colis 1, réserves", "us", "Nous traitons vos réserves sur le colis 1")
    assert spaced(filter(None, row_texts(broken())))[2:] == [
        "you", "Régler 360,00 €", "au plus tard le 30 août ; nous traitons vos réserves sur le colis 1",
    ]  # fmt: skip


def test_answered_they_are_told_where_the_parcel_is_and_the_order_is_delivered() -> None:
    story = broken().does(august(5), "mark_paid").does(august(6), "answer_question", comment="Un tube part demain.")
    page = document(story)
    assert page["verdict"] == ["Commande livrée et payée."]
    assert spaced([page["deliveries"]["rows"][0]["detail"]])[0].startswith("Vos réserves : Tube cassé")
    assert page["steps"][5]["state"] == "done"


def test_an_answer_that_is_late_is_not_promised_again() -> None:
    verdict = spaced(document(broken(), "en", today=august(10))["verdict"])
    assert verdict == ["Parcel 1 arrived, with your remarks.", "We were to answer by Thursday 6 August: call +33 4 65 71 00 12."]


def test_of_two_questions_one_answered_leaves_one_open() -> None:
    story = Story().does(july(20), "record_question", comment="When?").does(july(21), "record_question", comment="Where?")
    first, second = (question.entry for question in story.state.questions)
    story.does(july(22), "answer_question", comment="In Lyon.", question=second)
    assert list(story.state.questions) == [OpenQuestion(first, july(20), by=STAFF.subject)]
    assert waits(story) == [("us", "answer", july(20), july(21))]
    story.does(july(22), "answer_question", comment="Soon.")
    assert not story.state.questions


def test_of_remarks_and_a_question_an_answer_names_the_one_that_it_is_to() -> None:
    story = broken().does(august(5), "record_question", comment="Et la facture ?")
    remarks, question = (one.entry for one in story.state.questions)
    with pytest.raises(NotAllowed, match=f"entries {remarks}, {question}: name the one") as refused:
        story.does(august(6), "answer_question", comment="Elle part demain.")
    assert refused.value.field == "question"
    assert [
        one.entry for one in story.does(august(6), "answer_question", comment="Jointe.", question=question).state.questions
    ] == [remarks]
    assert not story.does(august(6), "answer_question", comment="Un tube part demain.").state.questions


def test_only_what_is_open_is_answered() -> None:
    story = Story().does(july(20), "record_question", comment="When?")
    with pytest.raises(NotAllowed, match="entry 2") as refused:
        story.does(july(22), "answer_question", comment="Soon.", question=2)
    assert refused.value.field == "question"


def test_remarks_on_one_parcel_are_not_answered_by_the_answer_to_another() -> None:
    story = Story()
    for parts in LINE[:2]:
        story.does(july(30), "ship", carrier="Poste", parts=parts)
    story.does(august(3), "confirm_reception", name="Jean", parcel=1, comment="Cassé")
    story.does(august(4), "answer_question", comment="Remplacé.")
    story.does(august(5), "confirm_reception", name="Jean", parcel=2, comment="Rayé")
    assert [question.parcels for question in story.state.remarks] == [(2,)]
    page = document(story)
    assert spaced(page["verdict"])[0] == "Colis 2 reçu, avec vos réserves."
    assert spaced([page["lead"]]) == [
        "2 lignes sur 3 sont expédiées. Pour le reste, prochaine nouvelle au plus tard le mercredi 12 août."
    ]


def test_a_struck_reception_takes_its_remarks_with_it() -> None:
    story = broken(invoiced=False)
    story.does(august(5), "strike_entry", entry=len(story.history))
    assert (story.state.questions, story.state.parcels[0].remarks) == ((), None)
    assert waits(story)[-1][:2] == ("customer", "reception")


def test_staff_write_down_what_they_hear_on_the_telephone() -> None:
    story = Story().does(july(30), "ship", carrier="Poste").does(august(3), "mark_received", remarks="Un carton manque.")
    assert waits(story)[0][:2] == ("us", "remarks")
    assert document(story)["history"]["entries"][0]["comment"] == "Un carton manque."


def test_a_parcel_that_was_cancelled_half_way_keeps_its_remarks() -> None:
    story = Story().does(july(30), "ship", carrier="Poste", parts=LINE[0]).does(july(31), "cancel_order", comment="Trop tard.")
    story.does(august(3), "confirm_reception", name="Jean", parcel=1, comment="Cassé")
    assert steps(story.state, august(5))[5].status == "active"


def test_a_parcel_is_confirmed_before_its_day_and_asked_for_from_it_on() -> None:
    story = Story().does(july(30), "ship", carrier="Poste", expected="2026-08-20")
    (row,) = document(story)["deliveries"]["rows"]
    assert (spaced([row["confirm"]["ask"]]), row["confirm"]["due"]) == (["Déjà arrivé ?"], False)
    assert document(story)["todo"]["who"] == "us"
    (row,) = document(story, today=august(20))["deliveries"]["rows"]
    assert (spaced([row["confirm"]["ask"]]), row["confirm"]["due"]) == (["Arrivé complet ?"], True)
    assert story.does(august(1), "confirm_reception", name="Jean", parcel=1).state.parcels[0].received == august(1)


def test_a_parcel_that_did_not_arrive_is_asked_about_and_not_asked_for_meanwhile() -> None:
    story = Story().does(july(30), "ship", carrier="Poste", expected="2026-08-03")
    assert document(story)["todo"]["who"] == "you"
    story.does(august(5), "ask_question", name="Jean", comment="Le colis 1 n’est pas arrivé.", parcel=1)
    page = document(story)
    assert (page["todo"]["who"], page["todo"]["title"]) == ("us", "Nous répondons à votre question")
    assert spaced([page["history"]["entries"][0]["title"]]) == ["Votre question sur le colis 1"]
    assert [wait[0] for wait in waits(story)] == ["us"]
    story.does(august(6), "answer_question", comment="Il est à l’agence.")
    assert document(story)["todo"]["who"] == "you"


def test_no_question_is_about_a_parcel_that_never_left() -> None:
    with pytest.raises(Invalid, match="no parcel") as refused:
        Story().does(july(30), "ask_question", name="Jean", comment="Où est-il ?", parcel=1)
    assert refused.value.field == "parcel"


def test_the_dialog_knows_until_when_the_carrier_can_be_told_and_has_the_letter() -> None:
    story = Story().does(july(30), "ship", carrier="Poste", tracking="RR 0458", expected="2026-08-05")
    about = document(story)["deliveries"]["rows"][0]["confirm"]
    assert [day["on"] for day in about["carrier"]] == ["2026-08-03", "2026-08-04", "2026-08-05", "2026-08-06"]
    assert "lundi 10 août" in spaced([about["carrier"][-1]["text"]])[0]
    letter = spaced([about["letter"]])[0]
    assert letter.startswith("Poste\n\nNous avons reçu le colis RR 0458, expédié le 30 juillet 2026, le {date}")
    assert "{text}" in letter and "L133-3" in letter


@pytest.mark.parametrize(
    ("received", "until"),
    [
        (date(2026, 8, 6), date(2026, 8, 10)),
        (date(2026, 8, 3), date(2026, 8, 6)),
        (date(2026, 8, 13), date(2026, 8, 18)),
        (date(2026, 4, 30), date(2026, 5, 5)),
        (date(2026, 12, 24), date(2026, 12, 29)),
    ],
)
def test_sundays_and_holidays_do_not_count_against_the_customer(received: date, until: date) -> None:
    assert protest_until(received) == until


@pytest.mark.parametrize(
    ("year", "monday", "ascension"),
    [(2024, (4, 1), (5, 9)), (2025, (4, 21), (5, 29)), (2026, (4, 6), (5, 14)), (2038, (4, 26), (6, 3))],
)
def test_holidays_that_move_with_easter(year: int, monday: tuple[int, int], ascension: tuple[int, int]) -> None:
    assert {date(year, *monday), date(year, *ascension)} <= french_holidays(year) and len(french_holidays(year)) == 11


def test_until_when_the_carrier_has_to_be_told_stands_there_once_we_answered_and_goes_with_its_day() -> None:
    story = broken().does(august(5), "answer_question", comment="Un tube part demain.")
    details = [spaced([document(story, today=day)["deliveries"]["rows"][0]["detail"]])[0] for day in (august(8), august(10))]
    assert "recommandé" in details[0] and "samedi 8 août" in details[0]
    assert "recommandé" not in details[1]


@pytest.mark.parametrize(
    ("country", "postcode", "french_law"),
    [("FR", "38000", True), ("MC", "98000", True), ("ES", "50016", False), ("JP", "600-8411", False), ("FR", "97400", False)],
)
def test_french_law_is_told_of_parcels_that_stay_in_mainland_france(country: str, postcode: str, *, french_law: bool) -> None:
    """What goes by road to Saragossa is held to the CMR convention, whose days are others."""
    address = {"lines": ["BigCorp Europe"], "postcode": postcode, "city": "Ville", "country": country}
    story = broken().does(august(5), "correct_address", use="delivery", address=address)
    assert ("recommandé" in document(story)["deliveries"]["rows"][0]["detail"]) == french_law
    story = Story().does(july(30), "correct_address", use="delivery", address=address).does(july(30), "ship", carrier="Poste")
    about = document(story)["deliveries"]["rows"][0]["confirm"]
    assert (bool(about["carrier"]), bool(about["letter"])) == (french_law, french_law)
