"""A rebuild ends with a walk that found nothing to change, and not before."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from chalicelib.application.ports.commit import Conflict
from chalicelib.application.projection.rebuild import TRIES, Progress, Seen, rebuild

NOW = datetime(2026, 11, 28, 7, 0, tzinfo=UTC)


class Busy:
    """One dossier, changed by others so many times before it can be renewed."""

    def __init__(self, conflicts: int) -> None:
        self.conflicts = conflicts
        self.kept: Progress | None = None

    def page(self, cursor: str | None) -> tuple[Sequence[Seen], str | None]:
        return [Seen("45KL89G00E", True, ())], None

    def renew(self, seen: Seen) -> bool:
        self.conflicts -= 1
        if self.conflicts >= 0:
            raise Conflict
        return False

    def progress(self) -> Progress | None:
        return self.kept

    def save(self, progress: Progress) -> None:
        self.kept = progress


def walks(derived: Busy) -> int:
    for walk in range(1, 20):
        if rebuild(derived, "1", timedelta(0), lambda: NOW, lambda: False, lambda attempt: None).done:
            return walk
    raise AssertionError("it does not end")


def test_a_dossier_that_is_busy_is_tried_again_and_left_to_the_next_walk() -> None:
    assert walks(Busy(0)) == 1
    assert walks(Busy(1)) == 2
    assert walks(Busy(TRIES)) == 2
    assert walks(Busy(2 * TRIES)) == 3


def test_what_is_enough_stops_before_the_next_page() -> None:
    derived = Busy(0)
    progress = rebuild(derived, "1", timedelta(0), lambda: NOW, lambda: True, lambda attempt: None)
    assert not progress.done
    assert derived.kept is None
