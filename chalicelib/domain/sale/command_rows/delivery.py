"""Commands on when goods arrive."""

from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.facts.delivery import AnnounceDelivery, DeliveryAnnounced
from chalicelib.domain.values.roles import MANAGER


def _announce(state: Dossier, command: AnnounceDelivery, context: Context) -> Events:
    return (DeliveryAnnounced(command.on, command.lines or tuple(line.id for line in state.unshipped)),)


COMMANDS = (
    CommandSpec(
        command=AnnounceDelivery, roles=MANAGER, source="manager", about=(DeliveryAnnounced,), comment="customers", opens=None,
        people=NOBODY, number=None, propose=_announce, checks=(), strikes=None, link=LINK_UNLESS_REVOKED, keep=False,
    ),
)  # fmt: skip
