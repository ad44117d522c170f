"""The days announced for the goods of a sale, as promises, and when they were kept."""

from datetime import date

from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.promise import Promise


def promised(state: Dossier) -> tuple[Promise, ...]:
    """Give a promise for each line with an announced day."""
    return tuple(promise for line in state.goods if (promise := _delivery(state, line.id)))


def complete(state: Dossier) -> bool:
    """Say whether all goods have left."""
    return not state.unshipped


def _delivery(state: Dossier, line: int) -> Promise | None:
    days = [announcement.on for announcement in state.expected(line) or state.announced(line)]
    return Promise("delivery", line, days[0], days[-1], _arrived(state, line)) if days else None


def _arrived(state: Dossier, line: int) -> date | None:
    """Say when the last piece of a line was received, if all were."""
    parcels = state.parcels_of(line)
    received = [parcel.received for parcel in parcels if parcel.received]
    sent = state.all_shipped(line) or not state.expected(line)
    return max(received) if received and sent and len(received) == len(parcels) else None
