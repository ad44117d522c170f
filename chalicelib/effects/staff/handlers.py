"""How each kind of mail to colleagues is done."""

from collections.abc import Mapping
from functools import partial

from chalicelib.application import staff_due
from chalicelib.application.lists import Lists
from chalicelib.application.parked import Parking
from chalicelib.effects.mailing import Mailing
from chalicelib.effects.staff import morning
from chalicelib.effects.staff.digest import digest
from chalicelib.effects.staff.told import staff_told
from chalicelib.effects.staff.workload import Desk
from chalicelib.effects.tools import Handler


def handlers(mailing: Mailing, lists: Lists, parking: Parking) -> Mapping[str, Handler]:
    """Each kind, done with this."""
    return {
        staff_due.KIND: partial(staff_told, mailing),
        morning.KIND: partial(digest, Desk(mailing, lists, parking)),
    }
