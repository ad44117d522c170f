"""Whose name stands below a customer's words: theirs, and by whose link; never the seller's or a colleague's."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.application.writing.signatures import check_signature
from chalicelib.domain.account.people import Contact, People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.commands import AskQuestion, Command, ConfirmReception
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from tests.builder.dossiers import STAFF
from tests.builder.story import Story
from tests.refusals import refusal
from tests.unit.application.view.test_document import document, spaced
from tests.unit.domain.sale.test_steps import august, july

PEOPLE = People("bigcorp", "BigCorp Europe", {"c1": Contact("c1", "Jean Bon", "jean.bon@bigcorp.example", "fr")})


@pytest.mark.parametrize(
    "name",
    [
        "Granuloshop", "GRANULOSHOP", "granulo shop", "G r a n u l o s h o p", "Gránulöshop", "Granulo-Shop", "Granuloshop SAS",
        "Granuloshop (manager)", "Granuloshop, comptabilité", "Granuloshop Paris", "L’équipe Granuloshop", "Support Granuloshop",
        "Claire Vasseur", "claire  vasseur", "Vasseur Claire", "CLAIRE-VASSEUR", "Claire Vasseur, service client", "Paul Moulin",
        "Service client", "Customer service", "Mme Claire Vasseur", "M. Paul Moulin", "Le service client", "The customer service",
        "www.granuloshop.fr", "service.client@granuloshop.com", "Groupe Gra nulo shop",
    ],
)  # fmt: skip
def test_the_seller_s_own_names_are_refused_however_they_are_written(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_signature(name, PEOPLE, seller())
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    "name",
    [
        "Gr\u0430nulosh\u043ep", "\u0421laire V\u0430sseur", "Granul\u03bfshop", "Granul0shop", "GranuIoshop", "Granu1oshop",
        "Granu|oshop",
        "\u0262\u0280\u1d00\u0274\u1d1c\u029f\u1d0f\ua731\u029c\u1d0f\u1d18", "C1aire Vasseur", "Granulo\u200bshop",
        "Granulo\u3164shop", "Claire\uffa0Vasseur", "Granu\uff11oshop", "Granul\u04e7shop", "\u13c0ranuloshop",
        "\ua7acranuloshop", "Claire \u0474asseur",
    ],
)  # fmt: skip
def test_nor_are_those_that_only_look_like_them(name: str) -> None:
    with pytest.raises(Invalid):
        check_signature(name, PEOPLE, seller())


@pytest.mark.parametrize(
    "name",
    [
        "\u0410\u043d\u043d\u0430 \u041f\u0435\u0442\u0440\u043e\u0432\u0430",
        "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2",
        "Jean Bon",
        "Jean B.",
        "Claire Vasse",
        "Claire",
        "Paul Dumoulin",
        "Granulométrie Nord",
        "李小龍",
    ],
)
def test_a_customer_signs_as_they_are_called(name: str) -> None:
    assert refusal(lambda: check_signature(name, PEOPLE, seller())) is None


def test_a_contact_keeps_their_name_though_a_colleague_or_the_company_has_it_too() -> None:
    namesakes = (Contact("c2", "Claire Vasseur", "c@x.example", "fr"), Contact("c3", "Jean Bon-Bon", "j@x.example", "fr"))
    people = replace(PEOPLE, contacts={contact.id: contact for contact in namesakes})
    assert refusal(lambda: check_signature("claire vasseur", people, seller())) is None
    assert refusal(lambda: check_signature("Jean Bon-Bon", people, replace(seller(), name="Bon"))) is None


def texts_of(story: Story, command: Command, lang: Language) -> Any:
    customer = STAFF._replace(actor=Actor("contact", "c1"), channel="link")
    story.apply(command, august(3), customer)
    return document(story, lang)["history"]["entries"][0]["by"]


@pytest.mark.parametrize(
    ("typed", "lang", "by"),
    [
        ("Luc Petit", "fr", "Luc Petit, par le lien confié à Jean Bon"),
        ("Luc Petit", "en", "Luc Petit, by the link given to Jean Bon"),
        ("jean  bon", "fr", "jean  bon"),
        ("Jean Bon", "en", "Jean Bon"),
    ],
)
def test_history_says_by_whose_link_beside_the_name_typed(typed: str, lang: Language, by: str) -> None:
    assert texts_of(Story(), AskQuestion(name=typed, comment="Quand ?"), lang).split(" · ")[0] == by
    shipped = Story().does(july(30), "ship", carrier="Post")
    assert spaced([texts_of(shipped, ConfirmReception(name=typed, parcel=1), lang).split(" · ")[0]]) == spaced([by])
