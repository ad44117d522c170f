"""What has to be known before one acts: the last entry that changed what its reader was shown, whatever is reported since.

A worker's report (a mail left, a document is there) follows from what was decided before: it makes nobody's reading stale.
"""

from typing import Any

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry

REPORTS = (e.MailSent, e.MailUndelivered, e.DocumentMade, e.DocumentFailed, e.UploadChecked)


def seen(entry: Entry) -> dict[str, Any]:
    """What an entry changes of that, struck or not; `shown` is of what customers see, `moved` of what staff do."""
    if isinstance(entry.event, REPORTS):
        return {}
    return {"moved": entry.seq, "shown": entry.seq} if entry.origin.visible else {"moved": entry.seq}
