"""`make bench`: every ratio beside its target, in one run."""

import logging
from collections.abc import Iterable

from bench import (
    bank_worker,
    camt,
    cold_start,
    desk,
    document,
    handler,
    lists,
    lost_link,
    matching,
    printed_documents,
    rules,
    stock,
    store,
    weight,
)
from bench.compare import Row
from bench.local import local_table

LINE = "{:<48} {:>9} {:>8}  {:<6} {}"


def main() -> None:
    """Measure, and print each part as it comes; a figure above its target is told, nothing fails: machines differ."""
    logging.disable(logging.WARNING)
    print(LINE.format("what", "measured", "target", "", "").rstrip())
    with local_table() as client:
        for of_table in (store, stock, handler, cold_start):
            show(of_table.rows(client))
    for part in (document, lists, matching, lost_link, weight, desk, printed_documents, rules, camt, bank_worker):
        show(part.rows())


def show(rows: Iterable[Row]) -> None:
    """Print the rows, each with its target and whether that is met."""
    for row in rows:
        met = "ok" if row.measured <= row.target else "above"
        print(LINE.format(row.what, f"{row.measured:.2f}", f"{row.target:.2f}", met, row.detail), flush=True)


if __name__ == "__main__":
    main()
