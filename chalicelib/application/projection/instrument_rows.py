"""The rows that an instrument is found by: of its account, its model, its serial number, and by when its cover ends."""

from collections.abc import Iterator
from datetime import date

from chalicelib.application.projection.row_types import ListRow, Row
from chalicelib.domain.instrument.instrument import Instrument
from chalicelib.domain.instrument.serial import serial_key
from chalicelib.domain.sale.waiting import NewsPolicy

LIST = "instruments"
ALL, CLAIMED, COVER = "all", "claimed", "cover"
"""Every instrument; those that another customer is said to have too; those in use by the last day of their contract.

The last begin with those that never had one.
"""
NEVER = "0000-00-00"
"""What stands before every day: no contract."""
NONE: frozenset[Row] = frozenset()


def of_account(account: str, *, former: bool = False) -> str:
    """Give the partition of an account's instruments, or of those that were theirs."""
    return f"{'former' if former else 'of'}:{account}"


def of_model(model: str) -> str:
    """Give the partition of a model's instruments."""
    return f"model:{model}"


def of_serial(serial: str) -> str:
    """Give the partition of the instruments that bear a serial number, however it is spelled."""
    return f"serial:{serial_key(serial)}"


def of_label(label: str) -> str:
    """Give the partition of the instrument that a label was printed for."""
    return f"label:{label}"


def warranties_of(month: str) -> str:
    """Give the partition of instruments in use whose warranty ends in a month, `YYYY-MM`."""
    return f"warranty:{month}"


def instrument_rows(one: Instrument) -> Iterator[ListRow]:
    """Yield the rows of an instrument; none of what is none."""
    if not one.exists:
        return
    order = f"{'1' if one.retired else '0'}{one.model}:{serial_key(one.serial)}"
    yield _row(ALL, "", one)
    yield _row(of_model(one.model), serial_key(one.serial), one)
    yield _row(of_serial(one.serial), "", one)
    if one.claims:
        yield _row(CLAIMED, one.claims[0].on.isoformat(), one)
    if one.label:
        yield _row(of_label(one.label), "", one)
    if one.account:
        yield _row(of_account(one.account), order, one)
    for account in dict.fromkeys(owner.account for owner in one.owners if owner.account != one.account):
        yield _row(of_account(account, former=True), order, one)
    if one.retired or one.account is None:
        return
    yield _row(COVER, one.contract.until.isoformat() if one.contract else NEVER, one)
    if one.warranty:
        yield _row(warranties_of(one.warranty.isoformat()[:7]), one.warranty.isoformat(), one)


def _row(partition: str, order: str, one: Instrument) -> ListRow:
    return ListRow(LIST, partition, order, one.id, "", ())


def instrument_rows_before_and_after(
    instrument_id: str, before: Instrument | None, after: Instrument, policy: NewsPolicy
) -> tuple[frozenset[Row], frozenset[Row]]:
    """Give the rows that a commit takes away, and those that it leaves."""
    return frozenset(instrument_rows(before)) if before else NONE, frozenset(instrument_rows(after))


def cover_ended(row: ListRow, today: date) -> bool:
    """Say of a row of the list of cover whether no contract holds any more on a day."""
    return row.order < today.isoformat()
