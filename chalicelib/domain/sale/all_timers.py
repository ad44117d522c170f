"""What happens to a dossier of any kind by itself."""

from collections.abc import Iterator

from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.service.case import Case
from chalicelib.domain.sale.service.service_timers import case_timers
from chalicelib.domain.sale.timers import Timer, timers


def all_timers(state: DossierBase) -> Iterator[Timer]:
    """Yield what is to happen by itself, at most one of a sort."""
    yield from case_timers(state) if isinstance(state, Case) else timers(state)
