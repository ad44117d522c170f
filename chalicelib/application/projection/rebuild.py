"""What is derived from histories is made anew: each head folded again, its rows written as computed minus stored.

Commands go on meanwhile: a head that somebody changed is looked at again, and a walk is followed by another until one finds
nothing to change.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.commit import Conflict

TRIES = 5
"""How often one dossier is tried in a row; one that is always busy is left to the next walk."""


class Seen(NamedTuple):
    """What a page of the table holds of a dossier: perhaps its head, and the keys of rows that are not what the head says.

    A product of the catalogue, or a task, is such a one too; the reference says which it is.
    """

    reference: str
    head: bool
    rows: tuple[tuple[str, str], ...]


class Progress(Struct, frozen=True):
    """How far the rebuild of a version came (moments UTC), so that whoever goes on begins there.

    number: of times it was saved. cursor: where the walk goes on, None at its beginning. changed: dossiers that this walk wrote.
    looked_at: heads that all walks met.
    """

    version: str
    began: datetime
    walk: datetime
    number: int = 0
    cursor: str | None = None
    changed: int = 0
    looked_at: int = 0
    done: bool = False


class Derived(Protocol):
    """All that follows from histories, walked through in pages."""

    def page(self, cursor: str | None) -> tuple[Sequence[Seen], str | None]:
        """Give what some of the table holds, and the cursor of the rest, None where there is none."""

    def renew(self, seen: Seen) -> bool:
        """Make head and rows what the history says, and delete what it does not; whether anything was to write.

        Raises Conflict if somebody changed the dossier meanwhile; what was written until then is right.
        """

    def progress(self) -> Progress | None:
        """Say how far the last rebuild came, strongly consistent."""

    def save(self, progress: Progress) -> None:
        """Keep it. Raises Conflict unless it is the next after the one kept."""


def rebuild(
    derived: Derived, version: str, settle: timedelta, clock: Clock, enough: Callable[[], bool], pause: Callable[[int], None]
) -> Progress:
    """Go on with the rebuild to a version until one walk ends, or it was enough; nothing where that version is reached.

    settle: how long functions of the version before may still write; the last walk begins after it.
    """
    progress = derived.progress()
    if progress is None or progress.version != version:
        begun = clock()
        progress = Progress(version, begun, begun, progress.number if progress else 0)
    while not progress.done and not enough():
        page, cursor = derived.page(progress.cursor)
        changed = sum(_renewed(derived, seen, pause) for seen in page)
        progress = _after(progress, sum(seen.head for seen in page), changed, cursor, clock(), settle)
        derived.save(progress)
        if progress.cursor is None:
            break
    return progress


def _renewed(derived: Derived, seen: Seen, pause: Callable[[int], None]) -> bool:
    """Say whether anything was, or is still, to write."""
    for attempt in range(TRIES):
        if attempt:
            pause(attempt)
        try:
            return derived.renew(seen) or attempt > 0
        except Conflict:
            continue
    return True


def _after(progress: Progress, looked_at: int, changed: int, cursor: str | None, now: datetime, settle: timedelta) -> Progress:
    changed, looked_at, number = progress.changed + changed, progress.looked_at + looked_at, progress.number + 1
    if cursor:
        return replace(progress, number=number, cursor=cursor, changed=changed, looked_at=looked_at)
    clean = changed == 0 and progress.walk >= progress.began + settle
    return replace(progress, number=number, cursor=None, changed=0, looked_at=looked_at, walk=now, done=clean)
