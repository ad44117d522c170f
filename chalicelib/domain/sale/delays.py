"""Mails that a server did not take in time: three in a row, and the address is mailed no more."""

from msgspec.structs import replace

from chalicelib.domain.sale.base import Undelivered
from chalicelib.domain.sale.commands import RecordUndelivered
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.events import MailSent, MailUndelivered, Undeliverable

IN_A_ROW = 3


def undelivered(state: Dossier, command: RecordUndelivered) -> Undeliverable:
    """Give what a report amounts to: the third delay in a row is the last."""
    third = command.why == "delayed" and _row(state, command.contact) + 1 >= IN_A_ROW
    return "exhausted" if third else command.why


def delayed(state: Dossier, event: MailUndelivered) -> int:
    """Say how many delays in a row an event makes, itself among them."""
    return _row(state, event.contact) + 1 if event.why in ("delayed", "exhausted") else 0


def mailed(state: Dossier, event: MailSent) -> tuple[Undelivered, ...]:
    """Give those whom mails do not reach, after one more mail: who is mailed twice and reported once did get a mail.

    One that could not be made says nothing of the address: the next that leaves ends that.
    """
    left = (one for one in state.undelivered if (one.contact, one.why) != (event.contact, "unsent"))
    return tuple(replace(one, mailed=one.mailed + 1) if one.contact == event.contact else one for one in left)


def _row(state: Dossier, contact: str) -> int:
    report = next((one for one in state.undelivered if one.contact == contact), None)
    return report.delays if report and report.mailed <= 1 else 0
