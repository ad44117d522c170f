"""`make bench`: every ratio beside its target, in one run."""

import logging

from bench import cold_start, document, handler, lists, printed_documents, rules, stock, store, weight
from bench.compare import Row
from bench.local import local_table

LINE = "{:<48} {:>9} {:>8}  {:<6} {}"


def main() -> None:
    """Measure and print; a figure above its target is told, nothing fails: machines differ."""
    logging.disable(logging.WARNING)
    rows: list[Row] = []
    with local_table() as client:
        rows += store.rows(client)
        rows += stock.rows(client)
        rows += handler.rows(client)
        rows += cold_start.rows(client)
    rows += document.rows()
    rows += lists.rows()
    rows += weight.rows()
    rows += printed_documents.rows()
    rows += rules.rows()
    print(LINE.format("what", "measured", "target", "", "").rstrip())
    for row in rows:
        met = "ok" if row.measured <= row.target else "above"
        print(LINE.format(row.what, f"{row.measured:.2f}", f"{row.target:.2f}", met, row.detail))


if __name__ == "__main__":
    main()
