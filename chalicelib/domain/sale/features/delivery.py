"""The delivery date that was announced."""

from datetime import date

from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale.command_parts import LINK_UNLESS_REVOKED, NEEDS_NOTHING, NOBODY
from chalicelib.domain.sale.command_spec import CommandSpec, Context, Events
from chalicelib.domain.sale.comments import shown_comment
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.facts.delivery import AnnounceDelivery, DeliveryAnnounced, DeliveryEvent
from chalicelib.domain.sale.parcels import Announcement
from chalicelib.domain.sale.rules import date_not_before_day, is_ordered, lines_are_goods, not_before_order, not_cancelled
from chalicelib.domain.sale.spec import Change, Mailed, Spec, Specs
from chalicelib.domain.values.roles import MANAGER


def lines_have_to_leave(state: Dossier, event: DeliveryAnnounced, day: date) -> None:
    waiting = {line.id for line in state.unshipped}
    if not event.lines:
        raise NotAllowed("nothing is left to ship")
    for line in event.lines:
        if line not in waiting:
            raise NotAllowed("line %(line)s has nothing left to ship", field="lines", line=line)


def _announced(state: Dossier, event: DeliveryAnnounced, entry: Entry) -> Change:
    announcement = Announcement(entry.seq, event.on, event.lines, entry.origin.effective, shown_comment(entry))
    return {"announcements": (*state.announcements, announcement)}


DELIVERY_ANNOUNCED = Spec(
    event=DeliveryAnnounced,
    allowed=(is_ordered, not_cancelled, not_before_order, lines_are_goods, lines_have_to_leave, date_not_before_day),
    apply=_announced,
    shown="always",
    strike="allowed",
    falls_with=None,
    news=True,
    report=False,
    milestone=False,
    mail=Mailed("delivery", to="readers", rank=130, billing="never"),
    document=None,
    staff=None,
)

SPECS: Specs[DeliveryEvent] = Specs(DELIVERY_ANNOUNCED)


def _announce(state: Dossier, command: AnnounceDelivery, context: Context) -> Events:
    return (DeliveryAnnounced(command.on, command.lines or tuple(line.id for line in state.unshipped)),)


COMMANDS = (
    CommandSpec(
        command=AnnounceDelivery, roles=MANAGER, source="manager", about=(DeliveryAnnounced,), comment="customers", opens=None,
        people=NOBODY, needs=NEEDS_NOTHING, number=None, propose=_announce, checks=(), strikes=None, link=LINK_UNLESS_REVOKED,
        keep=False,
    ),
)  # fmt: skip
