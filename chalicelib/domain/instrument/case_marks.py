"""What an instrument's history lacks of what a service case says of it: that it was opened, is over, or never was about it."""

from datetime import date

from chalicelib.domain.instrument.delivered import DatedEvent
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import CaseClosed, CaseOpened, CaseWithdrawn
from chalicelib.domain.instrument.instrument_use import CaseUse


def next_of_case(state: Instrument, dossier: str, case: CaseUse | None, today: date) -> DatedEvent | None:
    """Give the first thing that lacks of a case of a dossier; None where the instrument says all that the dossier does."""
    mark = state.case(dossier)
    if case is None or case.instrument != state.id:
        return DatedEvent(CaseWithdrawn(dossier), today) if mark else None
    if mark is None or (mark.closed and case.closed is None):
        return DatedEvent(CaseOpened(dossier, case.number), case.opened)
    if case.closed and mark.closed is None:
        return DatedEvent(CaseClosed(dossier), case.closed)
    return None
