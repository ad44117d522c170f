"""By what an entry of a bank is told from all others, so that the same one in another file or format is the same payment.

The bank's own reference with amount and sign, in MT940 with its days; where it gives none, days, amount, sign and the payer's
reference. Equal ones of a statement are told apart by their order: two equal payments are two. Equal ones without the bank's
reference are counted over all statements, and over all notifications: the first of each are one, the second of each another
one (`claim_of`).
"""

from decimal import Decimal

from chalicelib.domain.payment.bank_line import BankLine, StatementBegins
from chalicelib.domain.payment.payment import EntryClaim
from chalicelib.domain.payment.payment_id import letters_of, payment_id

Identity = tuple[str, ...]


def entry_identity(of: StatementBegins, line: BankLine) -> Identity:
    """Give what tells an entry as a whole, for a line of it."""
    account = of.account
    amount = (_sign(line.entry_credit), _plain(line.entry_amount), line.entry_currency)
    if line.servicer_ref and of.notified:
        return (account, "ref", line.servicer_ref, *amount)
    if line.servicer_ref:
        # MT940's reference is of the bank's own making, and some write the same word each month.
        return (account, "ref", line.servicer_ref, line.booked.isoformat(), line.value.isoformat(), *amount)
    # A batch says its payers' references in its parts, and where they are not told it says none.
    theirs = "" if line.part else line.end_to_end
    days = (line.booked.isoformat(), line.value.isoformat())
    # Where no notification can have it before, it is its statement's: two statements of a day may have equal ones.
    statement = () if of.notified else (of.id, str(of.number or ""))
    return (account, "entry", *days, *amount, theirs, *statement)


def claim_of(of: StatementBegins, line: BankLine, page: str, ordinal: str) -> EntryClaim | None:
    """Give where an entry without the bank's reference is told, if it may be told twice; page: what tells its statement."""
    if line.servicer_ref or not of.notified:
        return None
    return EntryClaim(of.kind == "notification", letters_of(page, ordinal))


def id_among_equals(first: str, position: int) -> str:
    """Give the id of the payment that is the so manyth, from 1, of those that are like the first."""
    return first if position == 1 else payment_id("equal", first, str(position))


def reversed_identity(of: StatementBegins, line: BankLine) -> Identity | None:
    """Give what tells the entry that a reversal takes back, where the bank says it by a reference that no other entry has."""
    if not line.servicer_ref or not of.notified:
        return None
    return (of.account, "ref", line.servicer_ref, _sign(not line.entry_credit), _plain(line.entry_amount), line.entry_currency)


def part_identity(entry: Identity, line: BankLine) -> Identity:
    """Give what tells a part of a batch from its others: references of the bank's stand in one file and not in another."""
    return (*entry, "part", line.end_to_end, _sign(line.credit), _plain(line.amount))


def _sign(credit: bool) -> str:
    return "in" if credit else "out"


def _plain(amount: Decimal) -> str:
    """Give an amount in one spelling: 5, 5.0 and 5.00 are the same."""
    return f"{amount.normalize():f}"
