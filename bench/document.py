"""What is made of a dossier of 200 lines and 20 parcels beside the same of three lines, by the time of the processor alone."""

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import NamedTuple

from bench.compare import Row
from chalicelib.adapters import codec
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.projection.rows import rows as rows_of
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.waiting import POLICY
from tests.builder.dossiers import TODAY
from tests.builder.story import Story, line

REFERENCE = "45KL89G00E"
FEW, MANY = (3, 1), (200, 20)
"""Lines and parcels."""
ROUNDS = 30
BEGUN = TODAY - timedelta(days=20)


class Sample(NamedTuple):
    """A dossier as the store keeps it."""

    head: str
    people: People
    history: list[Entry]


def rows() -> list[Row]:
    """Give the document with its history, and the rows of the lists."""
    few, many = sample(*FEW), sample(*MANY)
    return [
        _row("document of 200 lines / of 3", 25, _document, few, many),
        _row("rows of 200 lines / of 3", 25, _rows, few, many),
    ]


def sample(lines: int, parcels: int) -> Sample:
    """Give an order that was announced, half invoiced, and left but for its last piece."""
    story, each = Story(begun=BEGUN, lines=tuple(line(f"S{number}", quantity=2) for number in range(lines))), lines // parcels
    story.does(BEGUN, "announce_delivery", on=_day(9))
    for first in range(1, lines + 1, each):
        parts = [
            {"line": number, "quantity": 2 if number < lines else 1} for number in range(first, min(first + each, lines + 1))
        ]
        story.does(BEGUN, "ship", carrier="Postal Service", parts=parts)
        story.does(BEGUN, "issue_invoice", number=f"F{first}", due=_day(30), parts=parts[: each // 2])
    return Sample(codec.encode_head(Loaded(story.state, story.people)), story.people, story.history)


def _day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def _document(of: Sample) -> object:
    head, entries = codec.decode_head(of.head), list(reversed(of.history))
    reading = Reading(REFERENCE, head.state, head.people, translations("fr"), seller(), TODAY)
    return dossier_document(reading, entries[:50], Past(lambda: of.history))


def _rows(of: Sample) -> object:
    return rows_of(REFERENCE, codec.decode_head(of.head), POLICY)


def _row(what: str, target: float, job: Callable[[Sample], object], few: Sample, many: Sample) -> Row:
    job(few)
    job(many)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for sample, taken in zip((few, many), times, strict=True):
            begin = time.process_time()
            job(sample)
            taken.append(time.process_time() - begin)
    small, large = (median(taken) for taken in times)
    return Row(what, large / small, target, f"{large * 1000:.2f} ms over {small * 1000:.2f} ms of the processor")
