"""What was put aside until a day: where it stands among what waits, and what ends it."""

from datetime import date

from msgspec import Struct

from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.domain.values.actor import Actor


class Aside(Struct, frozen=True):
    """Until when what a dossier waits for was put aside, and by whom.

    reason: what it waited for then. While something else comes first, a question for one, nothing is put aside.
    """

    until: date
    reason: WaitReason
    by: Actor
