"""The VAT categories that addresses speak for, told before an offer is written."""

from typing import Literal

from msgspec import Struct

from chalicelib.application.caller import Caller
from chalicelib.application.errors import Forbidden
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.account.people import Address, People
from chalicelib.domain.sale.bodies import NewAddress
from chalicelib.domain.sale.command_registry import may
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.enrolment import enrol_address
from chalicelib.domain.sale.vat_check import vat_case
from chalicelib.domain.sale.vat_proposal import proposed
from chalicelib.domain.values.vat import VatCategory


class VatQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where goods would go, and who would buy."""

    delivery: NewAddress
    billing: NewAddress


class ProposedVat(Struct, frozen=True):
    """A category (UNCL 5305), by which article, and why; lacks: the field that would make it another one."""

    category: VatCategory
    article: str
    why: str
    lacks: Literal["billing.vat"] | None


class VatAnswer(Struct, frozen=True):
    """What is proposed for a line of goods, and for one of a service."""

    goods: ProposedVat
    services: ProposedVat


def propose_vat(caller: Caller, question: VatQuestion, translations: Translations) -> VatAnswer:
    """Propose the categories. Raises Forbidden, or Invalid for an address that no company or country has."""
    if not may(caller.roles, CreateDossier):
        raise Forbidden
    people, delivery = enrol_address(People("", ""), question.delivery, "delivery")
    people, billing = enrol_address(people, question.billing, "billing")
    addresses = people.addresses[delivery], people.addresses[billing]
    return VatAnswer(_shown(addresses, translations, goods=True), _shown(addresses, translations, goods=False))


def _shown(addresses: tuple[Address, Address], translations: Translations, *, goods: bool) -> ProposedVat:
    proposal = proposed(vat_case(*addresses, goods=goods))
    return ProposedVat(proposal.category, proposal.article, translations.gettext(proposal.why), proposal.lacks)
