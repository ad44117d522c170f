"""How each kind of mail to colleagues is done."""

from collections.abc import Mapping
from functools import partial

from chalicelib.application.ports.effects import EffectKind
from chalicelib.application.ports.lists import Lists
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.ports.task_store import TaskStore
from chalicelib.application.staff.parked import Parking
from chalicelib.application.writing import staff_due
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.queue.tools import Handler
from chalicelib.effects.staff import address_told, digest_plan, payment_told, statement_told, task_told
from chalicelib.effects.staff.digest import digest
from chalicelib.effects.staff.notify import mail_staff
from chalicelib.effects.staff.workload import WorkloadReader


def handlers(
    mailing: Mailing, lists: Lists, parking: Parking, shelf: StockStore, tasks: TaskStore
) -> Mapping[EffectKind, Handler]:
    """Give each kind, done with this."""
    return {
        staff_due.KIND: partial(mail_staff, mailing),
        digest_plan.KIND: partial(digest, WorkloadReader(mailing, lists, parking, shelf, tasks)),
        **task_told.handlers(mailing, tasks),
        **address_told.handlers(mailing, tasks),
        **statement_told.handlers(mailing, tasks),
        **payment_told.handlers(mailing, tasks),
    }
