"""A document takes the next number of its sequence, in the commit that makes it."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain import commands as c
from chalicelib.domain.errors import Invalid
from chalicelib.domain.numbering import Count, Numbering, check_foreign, following, written

if TYPE_CHECKING:
    from chalicelib.application.ports import DossierStore


def with_number(store: "DossierStore", numbering: Numbering, command: c.Command, day: date) -> tuple[c.Command, Count | None]:
    """The command with its number, and where its sequence stands then; None where it takes none of ours.

    A document that another system made keeps its number. Raises Invalid.
    """
    if not isinstance(command, c.IssueInvoice | c.Credit | c.CreateDeliveryNote):
        return command, None
    if command.number is not None:
        check_foreign(command.number, command, numbering, day)
        return command, None
    if isinstance(command, c.IssueInvoice | c.CreateDeliveryNote) and command.pdf:
        raise Invalid("a document of your own has its number already: name it", field="number")
    count = following(store.count(numbering.series(command, day)), numbering, day)
    return replace(command, number=written(count)), count
