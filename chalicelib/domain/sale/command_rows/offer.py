"""Commands on an offer."""

from decimal import Decimal

from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.offer import OfferMade, OfferVoided, ReviseOffer, VoidOffer
from chalicelib.domain.sale.from_bodies import check_comment, freight_of, lines_of, terms_of
from chalicelib.domain.values.roles import MANAGER


def _revise(state: Dossier, command: ReviseOffer, context: Context) -> Events:
    lines, freight, discount = lines_of(command.lines), freight_of(command.freight), Decimal(command.discount)
    return (OfferMade(state.revisions + 1, lines, terms_of(command.terms), freight, discount, command.pdf),)


def _void(state: Dossier, command: VoidOffer, context: Context) -> Events:
    check_comment(command)
    return (OfferVoided(),)


COMMANDS = (
    CommandSpec(
        command=ReviseOffer, roles=MANAGER, source="manager", about=(OfferMade,), comment="staff", opens=None, people=NOBODY,
        number=None, propose=_revise, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
    CommandSpec(
        command=VoidOffer, roles=MANAGER, source="manager", about=(OfferVoided,), comment="customers", opens=None, people=NOBODY,
        number=None, propose=_void, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
