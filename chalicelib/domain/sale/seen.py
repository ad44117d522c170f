"""What has to be known before one acts: the last entry that changed what its reader was shown, whatever is reported since.

A worker's report (a mail left, a document is there) follows from what was decided before: it makes nobody's reading stale.
"""

from typing import Any

from chalicelib.domain.sale.entry import Entry


def seen(entry: Entry, *, report: bool) -> dict[str, Any]:
    """Give what an entry changes of that, struck or not; `shown` is of what customers see, `moved` of what staff do."""
    if report:
        return {}
    return {"moved": entry.seq, "shown": entry.seq} if entry.origin.visible else {"moved": entry.seq}
