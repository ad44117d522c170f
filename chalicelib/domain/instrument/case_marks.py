"""What an instrument's history lacks of what a service case says of it: that it was opened, is over, or never was about it."""

from datetime import date

from chalicelib.domain.instrument.delivered import DatedEvent
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.instrument_facts import CaseMarkClosed, CaseMarked, CaseMarkStruck
from chalicelib.domain.instrument.instrument_use import CaseUse


def next_of_case(
    state: Instrument, dossier: str, account: str, case: CaseUse | None, today: date
) -> DatedEvent | None:  # fmt: skip
    """Give the first thing that lacks of a case of an account's dossier; None where the instrument says all of it.

    A case of somebody whose it is not leaves no mark.
    """
    mark = state.case(dossier)
    if case is None or case.instrument != state.id:
        return DatedEvent(CaseMarkStruck(dossier), today) if mark else None
    if mark is None and account != state.account:
        return None
    if mark is None or (mark.closed and case.closed is None):
        return DatedEvent(CaseMarked(dossier, case.number), case.opened)
    if case.closed and mark.closed is None:
        return DatedEvent(CaseMarkClosed(dossier), case.closed)
    return None
