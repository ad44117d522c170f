"""Ids of companies are checked before they are taken, and refused by the name of their field."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.bodies import NewAddress
from chalicelib.domain.sale.command_registry import spec_of
from chalicelib.domain.sale.commands import CorrectAddress, CreateDossier
from chalicelib.domain.sale.decide import decide_with_people
from chalicelib.domain.sale.dossier import Dossier
from tests.samples.drawing import OFFER

BODY = {"lines": ["Alpen Labor AG"], "postcode": "8002", "city": "Zürich", "country": "CH"}
DAY = date(2026, 8, 6)
PEOPLE = People("bigcorp", "BigCorp Europe")


def billed_to(siren: str | None = None, vat: str | None = None) -> CreateDossier:
    return replace(OFFER, billing=replace(OFFER.billing, siren=siren, vat=vat))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (billed_to(siren="732829321"), "billing.siren"),
        (billed_to(vat="FR45732829320"), "billing.vat"),
        (billed_to(vat="DE136695975"), "billing.vat"),
        (billed_to(vat="EL094259217"), "billing.vat"),
        (billed_to(vat="CHE-107.787.576 TVA"), "billing.vat"),
        (billed_to(vat="CHE107787577"), "billing.vat"),
        (replace(OFFER, delivery=replace(OFFER.delivery, siren="732829321")), "delivery.siren"),
    ],
)
def test_what_does_not_check_is_refused_with_its_field(command: CreateDossier, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        decide_with_people(Dossier(), PEOPLE, command, DAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("FR44732829320", "FR44732829320"),
        ("GR094259216", "EL094259216"),
        ("CHE107787577MWST", "CHE107787577MWST"),
        ("CHE-107.787.577 IVA", "CHE107787577IVA"),
        ("FR44 732 829 320", "FR44732829320"),
        ("GB 123 4567 89", "GB123456789"),
        (None, None),
    ],
)
def test_a_vat_number_is_kept_in_its_one_form(typed: str | None, kept: str | None) -> None:
    people, _ = decide_with_people(Dossier(), PEOPLE, billed_to("732829320", typed), DAY)
    assert (people.addresses["a2"].siren, people.addresses["a2"].vat) == ("732829320", kept)


@pytest.mark.parametrize("typed", ["CHE-107.787.577 MWST", "CHE-107.787.577 TVA", "CHE107787577IVA", "FR44 732 829 320"])
def test_the_api_takes_it_as_it_is_written_on_letters(typed: str) -> None:
    assert msgspec.convert({**BODY, "vat": typed}, NewAddress).vat == typed


@pytest.mark.parametrize("typed", ["", "CH", "44732829320", "CHE--107", "CHE-107.787.577 ", "CHE/107787577", "F" * 30])
def test_and_nothing_that_is_no_number(typed: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**BODY, "vat": typed}, NewAddress)


def test_a_corrected_address_is_checked_too() -> None:
    command = CorrectAddress(use="billing", address=replace(OFFER.billing, siren="732829321"))
    with pytest.raises(Invalid) as refused:
        spec_of(command).people.enrol(PEOPLE, command, Dossier())
    assert refused.value.field == "address.siren"
