"""Mails that carry somebody's words: by when they are answered, and which of them a stroke takes back."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAddress, NewLineChange, NewPacked, NewTerms
from tests.samples.callers import CUSTOMER
from tests.samples.drawing import OFFER
from tests.unit.effects.mails.test_effects_news import bench, subjects
from tests.unit.effects_bench import REFERENCE, Bench

__all__ = ["bench"]

SHIPPED = c.Ship(carrier="Chronopost", mails=False)
ADDRESS = NewAddress(lines=("BigCorp Europe", "1, quai Neuf"), postcode="38000", city="Grenoble", country="FR")


def last(bench: Bench, command: c.Command) -> tuple[str, str]:
    """Subject and text of the mail about a command."""
    subjects(bench)
    before = len(bench.outbox.sent)
    bench.execute(command)
    subjects(bench)
    (mail,) = bench.outbox.sent[before:]
    return mail.subject, mail.body.text.replace("\u00a0", " ")


def entry(bench: Bench) -> int:
    """The newest entry that is no worker's report."""
    return next(x.seq for x in reversed(bench.fake.history(REFERENCE)) if x.origin.channel == "staff")


@pytest.mark.parametrize("terms", [OFFER.terms, None], ids=["offer", "order"])
def test_a_note_to_the_customer_is_in_the_mail_that_opens_the_dossier(terms: NewTerms | None) -> None:
    opening = Bench()
    opening.dossiers.open(replace(OFFER, terms=terms, note="Quai 3 fermé le lundi."), REFERENCE)
    opening.sweep()
    (mail,) = opening.outbox.sent
    assert "Commentaires\u00a0:\n    Quai 3 fermé le lundi." in mail.body.text


def test_remarks_are_confirmed_with_the_day_of_our_answer(bench: Bench) -> None:
    bench.execute(SHIPPED)
    subject, text = last(bench, c.MarkReceived(remarks="Tube cassé"))
    assert subject == "Colis 1 reçu, avec réserves (45MR61G00C)"
    assert "Nous vous répondons au plus tard le vendredi 7 août." in text
    assert "dites-le-nous" not in text


def test_remarks_answered_meanwhile_promise_no_answer(bench: Bench) -> None:
    bench.execute(SHIPPED)
    subjects(bench)
    bench.execute(c.MarkReceived(remarks="Tube cassé"))
    bench.execute(c.AnswerQuestion(comment="Un autre part demain.", mails=False))
    subjects(bench)
    assert "Nous vous répondons" not in bench.outbox.sent[-1].body.text


def test_what_was_written_with_a_change_is_not_said_of_the_order_as_it_was_recorded(bench: Bench) -> None:
    change = c.ChangeOrder(agreed_with="Jean Bon", change=(NewLineChange(line=1, quantity=3),), comment="Le budget a grandi.")
    last(bench, change)
    _, text = last(bench, c.InviteContact(contact="c1"))
    assert "est enregistrée.\nElle a été modifiée le jeudi 6 août 2026.\nLe budget a grandi.\n" in text


def test_a_question_with_a_day_promised_is_answered_by_that_day_alone(bench: Bench) -> None:
    _, text = last(bench, c.RecordQuestion(comment="Et la pompe ?", next_news=date(2026, 8, 18)))
    assert "Nous vous répondons au plus tard le mardi 18 août." in text
    assert "sous un jour ouvré" not in text


def test_a_question_without_a_day_is_answered_within_the_desk_s_time(bench: Bench) -> None:
    assert "Réponse sous un jour ouvré" in last(bench, c.RecordQuestion(comment="Et la pompe ?"))[1]


def test_a_struck_answer_names_what_is_open_again_and_what_was_wrong(bench: Bench) -> None:
    bench.execute(SHIPPED)
    bench.execute(c.MarkReceived(remarks="Tube cassé", mails=False))
    last(bench, c.AnswerQuestion(comment="Un autre part demain."))
    _, text = last(bench, c.StrikeEntry(entry=entry(bench)))
    assert "Vos réserves attendent notre réponse." in text
    assert "Nous vous répondons au plus tard le vendredi 7 août." in text
    assert "question" not in text
    assert "Un autre part demain." in text


def test_what_was_asked_for_is_answered_as_a_request(bench: Bench) -> None:
    wanted = c.AskOrderChange(name="Luc Petit", asked="change", comment="Une semaine plus tard.")
    bench.execute(wanted, caller=CUSTOMER)
    subject, text = last(bench, c.AnswerQuestion(comment="C’est noté."))
    assert subject == "Réponse à votre demande (45MR61G00C)"
    assert "Une semaine plus tard." in text and "C’est noté." in text and "uestion" not in text
    assert "Votre demande attend notre réponse." in last(bench, c.StrikeEntry(entry=entry(bench)))[1]


def test_of_two_notes_the_struck_one_is_told_by_its_words(bench: Bench) -> None:
    last(bench, c.AddNote(comment="La pompe est prête.", visible=True))
    wrong = entry(bench)
    last(bench, c.AddNote(comment="Le tube est prêt.", visible=True))
    _, text = last(bench, c.StrikeEntry(entry=wrong))
    assert "La pompe est prête." in text
    assert "Le tube est prêt." not in text


def test_a_struck_promise_tells_the_day_that_holds(bench: Bench) -> None:
    last(bench, c.PromiseNews(on=date(2026, 8, 18)))
    last(bench, c.PromiseNews(on=date(2026, 8, 12)))
    _, text = last(bench, c.StrikeEntry(entry=entry(bench)))
    assert "Prochaine nouvelle le mardi 18 août." in text


@pytest.mark.parametrize(
    ("shipped", "expected"),
    [
        ((), "Ce qui reste à expédier part à cette adresse."),
        ((c.Ship(carrier="X", parts=(NewPacked(line=1, quantity=1),), mails=False),), "Ce qui reste à expédier part à cette"),
        ((SHIPPED,), "Cette adresse vaut désormais ; ce qui est déjà parti a été envoyé à la précédente."),
        ((c.CancelOrder(comment="Reporté.", mails=False),), "Cette adresse vaut désormais."),
    ],
)
def test_another_delivery_address_says_what_goes_there(bench: Bench, shipped: tuple[c.Command, ...], expected: str) -> None:
    for command in shipped:
        bench.execute(command)
    assert expected in last(bench, c.CorrectAddress(use="delivery", address=ADDRESS))[1].replace("\u202f", " ")
