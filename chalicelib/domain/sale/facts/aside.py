"""Events and commands of a dossier that a colleague puts aside until a day: for us alone, customers learn nothing of it."""

from datetime import date

from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.values.fields import Day


class DossierPutAside(EventBase, frozen=True, tag="dossier_put_aside"):
    """A colleague looks at it again on a day; reason: what it waited for, and so what was put aside."""

    until: date
    reason: WaitReason


class DossierTakenUp(EventBase, frozen=True, tag="dossier_taken_up"):
    """A colleague took it up again before that day."""


AsideEvent = DossierPutAside | DossierTakenUp


class PutAside(Command, frozen=True, kw_only=True, tag="put_aside"):
    """Put what waits on us aside until a day, no later than the customer hears of us; whatever they do ends it."""

    until: Day


class TakeUp(Command, frozen=True, kw_only=True, tag="take_up"):
    """Take up again what was put aside."""
