"""What the customer hears of us, and the promises that it keeps: whatever staff let them see is news."""

from typing import Any

from msgspec.structs import replace

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry

QUIET = (e.MailSent, e.MailUndelivered, e.EntryStruck, e.DocumentMade, e.DocumentFailed, e.UploadChecked)
"""What says nothing new, though customers may see it."""


def tells(entry: Entry) -> bool:
    """Whether the customer hears of us by an entry."""
    return entry.origin.visible and entry.origin.actor.kind != "contact" and not isinstance(entry.event, QUIET)


def told(state: Dossier, entry: Entry) -> dict[str, Any]:
    """What changes because the customer hears of us: the promise that was open is kept, on time or not."""
    if not tells(entry):
        return {"news": state.news}
    day = entry.origin.effective
    return {"told": day, "news": tuple(n if n.given else replace(n, given=day) for n in state.news)}
