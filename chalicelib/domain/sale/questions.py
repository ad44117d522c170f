"""What a customer said that waits for an answer: questions, and remarks on parcels that came damaged or not whole."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.errors import NotAllowed, TooMany
from chalicelib.domain.values.calendar import paris_date, seconds_left

MOST = 5
"""Questions of one link, asked on one day, that may wait for an answer at once: each is mailed to two colleagues."""


class OpenQuestion(Struct, frozen=True):
    """A question or remarks, by the entry that holds them, asked on a day (Paris); parcels: those that it is about.

    asked: what of the order it asks for, a change or its cancellation, which that answers too.
    invoice: the one of which it contests that it is late.
    remarks: that the parcels arrived with something wanting, so that their reception is not over before the answer.
    by: who entered it; of what came by a link, that link. came: the day on which one that was carried over came here.
    """

    entry: int
    on: date
    parcels: tuple[int, ...] = ()
    remarks: bool = False
    by: str | None = None
    came: date | None = None
    asked: str | None = None
    invoice: str | None = None

    @property
    def counts_from(self) -> date:
        """From when the seller's days for an answer count."""
        return max(self.on, self.came or self.on)


Questions = tuple[OpenQuestion, ...]
"""Those that are open, the oldest entry first."""


def answered(open_ones: Questions, entry: int | None) -> Questions:
    """Give what is left open by an answer to an entry; one that names none, as the oldest answers did, answers all."""
    return tuple(one for one in open_ones if entry is not None and one.entry != entry)


def only_open(open_ones: Questions) -> int | None:
    """Give the entry that an answer is to where it names none, None where nothing is open.

    Raises NotAllowed where several are.
    """
    if len(open_ones) > 1:
        raise NotAllowed(
            "several wait for an answer, entries %(entries)s: name the one that this answers",
            field="question", entries=", ".join(str(one.entry) for one in open_ones),
        )  # fmt: skip
    return open_ones[0].entry if open_ones else None


def check_room(open_ones: Questions, by: str, now: datetime) -> None:
    """Raise TooMany where as many questions of that day as may wait do so already: whoever asked them had better call."""
    day = paris_date(now)
    if sum(one.by == by and one.on == day and not one.remarks for one in open_ones) >= MOST:
        raise TooMany(
            "%(n)s of your questions of today wait for our answer: call us, or ask again once we have answered, or tomorrow",
            wait=seconds_left(now),
            n=MOST,
        )
