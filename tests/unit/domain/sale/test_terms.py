"""What a dossier is found by: numbers and the beginnings of names, however they are typed."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.lines import Part
from chalicelib.domain.sale.search_terms import MAX_WORDS, plain, query_terms, terms, together
from tests.builder.dossiers import after, opened

REFERENCE = "45KL89G00E"


def named(customer: str, contact: str = "Jean Bon") -> Loaded:
    """The drawing's offer, to a customer and a contact of these names."""
    state, people = opened()
    person = Contact(state.contact, contact, "somebody@bigcorp.example", "fr")
    return Loaded(state, replace(people, name=customer, contacts={person.id: person}))


def matches(head: Loaded, typed: str) -> bool:
    """Whether each word typed begins one of the dossier's terms."""
    indexed = terms(REFERENCE, *head)
    return all(any(term.startswith(word) for term in indexed) for word in query_terms(typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Évariste Galois", "evariste"), ("Évariste Galois", "ÉVAR"), ("Société Générale", "societe gen"),
        ("Messtechnik Müller", "muller"), ("Jörg Weiß", "weiss"), ("Peña", "PENA"), ("Cœur", "coeur"), ("Coeur", "Cœ"),
        ("Łukasz Żółć", "lukasz zolc"), ("Søren Kierkegaard", "soren"), ("Ðorđe", "dorde"), ("İstanbul", "istanbul"),
        ("Jean-Pierre", "jeanp"), ("Jean-Pierre", "pierre"), ("Jean-Pierre", "jean-pi"), ("Jean-Pierre", "pierre jean"),
        ("L’Isle-d’Abeau", "l'isle"), ("L’Isle-d’Abeau", "abeau"), ("O'Brien", "obrien"), ("O'Brien", "o’brien"),
        ("Messtechnik Müller", "Mueller"), ("Messtechnik Müller", "mue"), ("Mueller AG", "müller"), ("Jörg Weiß", "Joerg"),
        ("Jäger", "jaeger"), ("Manuel", "manue"), ("Noël", "noel"), ("Groß", "gross"), ("Gross", "groß"),
        ("Αθήνα Αναλυτική", "αθηνα"), ("Новые материалы", "мат"), ("３Ｍ", "3m"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_the_beginning_of_a_word_however_it_is_written(name: str, typed: str) -> None:
    assert matches(named(name), typed)
    assert matches(named("BigCorp", contact=name), typed)
    assert not matches(named("BigCorp"), typed)


@pytest.mark.parametrize("typed", ["jean.bon@bigcorp.example", "Jean.Bon@", "bigcorp.example", "BIGCORP.EX"])
def test_a_mail_address_is_found_whole_and_by_what_stands_behind_its_sign(typed: str) -> None:
    state, people = opened()
    assert matches(Loaded(state, people), typed)
    assert not matches(Loaded(state, replace(people, name="Y", contacts={})), typed)


@pytest.mark.parametrize("typed", ["EJ-4500012345", "ej45000", "4500012345"])
def test_an_engagement_is_found_as_any_number(typed: str) -> None:
    state, people = opened()
    engaged = Loaded(replace(state, engagement="EJ-4500012345" if typed[0] in "Ee" else "4500012345"), people)
    assert matches(engaged, typed)
    assert not matches(Loaded(state, people), typed)


def test_every_word_typed_has_to_begin_one() -> None:
    head = named("BigCorp Europe", "Jean Bon")
    assert matches(head, "big bon") and matches(head, "europe j")
    assert not matches(head, "big bonne") and not matches(head, "corp")


def test_a_dossier_is_found_by_every_number_that_it_bears() -> None:
    state, people = opened()
    parcel = e.Shipped(1, "Poste", (Part(1, 1, ("01187", "GL 300/12")),), "RR 0458 2210 7")
    state = after(
        state,
        e.OrderCreated(state.lines, "P020044G-01", None, state.discount),
        e.DeliveryNoteCreated("BL26-0733", 1, (Part(1, 1),)),
        parcel,
        e.InvoiceIssued("F26-0412", (Part(1, 1),), state.discount, (), state.discount, state.offer.made),
    )
    head = Loaded(state, people)
    for typed in ("45KL89G00E", "45kl-89g", "P020044G-01", "p020044", "0031564", "BL26-0733", "F26-0412", "f26", "01187",
                  "gl300", "RR045822107", "31564", "F26-412", "BL26-733", "P20044"):  # fmt: skip
        assert matches(head, typed), typed
    assert not matches(head, "1187") and not matches(head, "0412")


def test_a_number_of_signs_alone_is_no_term() -> None:
    head = opened()
    assert "" not in terms("45MR02G00A", replace(head.state, customer_reference="]"), head.people)


def test_a_person_who_was_forgotten_and_a_link_that_was_revoked_are_no_terms() -> None:
    state, people = opened()
    assert matches(Loaded(state, people), "jean")
    assert not matches(Loaded(state, replace(people, contacts={})), "jean")
    ann = Contact("c2", "Ann Boss", "ann@bigcorp.example", "en")
    both = replace(people, contacts={**people.contacts, "c2": ann})
    linked = after(state, e.LinkGranted("l1", "c2", "full", None))
    assert matches(Loaded(linked, both), "boss")
    assert not matches(Loaded(after(linked, e.LinkRevoked("l1")), both), "boss")


@example("Aeetes")
@example("äe")
@given(st.text())
def test_what_is_plain_stays_so_and_case_does_not_count(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text.casefold()) == plain(text)


@given(st.text())
def test_what_is_asked_holds_letters_and_digits_alone(text: str) -> None:
    for word in query_terms(text):
        assert re.fullmatch(r"[^\W_]{1,60}", word)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=8).map(" ".join))
def test_a_name_as_it_is_written_finds_itself(name: str) -> None:
    assume(len(plain(name).split()) <= MAX_WORDS)
    assert matches(named(name), name)


@pytest.mark.parametrize(
    ("tracking", "typed", "matched"),
    [
        ("RR 0458 2288 1", "0458 22", True), ("RR 0458 2288 1", "2288", True), ("RR 0458 2288 1", "rr0458", True),
        ("RR045822881FR", "0458228", True), ("RR045822881FR", "45822881", False), ("RR-1", "1", False),
        ("RR 0458 2288 1", "58 22", False),
    ],
)  # fmt: skip
def test_a_parcel_is_found_by_its_number_from_any_of_the_first_groups_on(tracking: str, typed: str, matched: bool) -> None:
    state, people = opened()
    shipped = after(state, e.Shipped(1, "Poste", (Part(1, 1),), tracking))
    indexed = terms(REFERENCE, shipped, people)
    assert any(term.startswith(together(typed)) for term in indexed) is matched
