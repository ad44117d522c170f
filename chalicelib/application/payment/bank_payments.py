"""What payments the entries of bank statements are, each with the id that it has in whichever file and format it comes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from hashlib import blake2b

from chalicelib.application.payment.bank_file_survey import SurveyedPage
from chalicelib.domain.payment.bank_line import BankFileEvent, BankLine, StatementBegins, StatementEnds
from chalicelib.domain.payment.entry_identity import Identity, claim_of, entry_identity, part_identity, reversed_identity
from chalicelib.domain.payment.payment import BankEntry, EntryClaim, Payer
from chalicelib.domain.payment.payment_id import payment_id
from chalicelib.domain.payment.seen_payment import Batch, SeenPayment
from chalicelib.domain.values.money import ZERO

ORIGIN = "bank"
Reads = Callable[[], Iterable[BankFileEvent]]
"""Reads the files of some statements from the start, one after another."""


def bank_payments(reads: Reads, wanted: frozenset[str]) -> Iterator[SeenPayment]:
    """Yield the payments of statements. Reads twice, so that it holds no more of a long file than of a short one."""
    repeated, split = _looked_through(reads(), wanted)
    times: Counter[int] = Counter()

    def ordinal(of: StatementBegins, identity: Identity) -> str:
        seal = _seal(of, identity)
        if seal in repeated:
            times[seal] += 1
            return str(times[seal])
        return "1"

    entry, whole, claim = (0, 0), "", None
    parts: Counter[Identity] = Counter()
    for number, begins, line in _lines(reads(), wanted):
        identity = entry_identity(begins, line)
        if (number, line.entry) != entry:
            entry, parts, nth = (number, line.entry), Counter(), ordinal(begins, identity)
            claim = claim_of(begins, line, page_key(begins), nth)
            whole = payment_id(ORIGIN, *identity, "1" if claim else nth)
        if line.part and entry in split:
            of_part = part_identity(identity, line)
            parts[of_part] += 1
            batch = Batch(whole, line.entry_amount)
            seen = _seen(payment_id(ORIGIN, whole, *of_part, str(parts[of_part])), begins, line, batch=batch, claim=claim)
        elif line.part <= 1:
            back = reversed_identity(begins, line) if line.reversal else None
            # Of equal ones the first: which of them it takes back nobody can say.
            reverses = payment_id(ORIGIN, *back, "1") if back else None
            seen = _seen(whole, begins, line, reverses=reverses, claim=claim)
        else:
            continue
        if seen:
            yield seen


def _lines(events: Iterable[BankFileEvent], wanted: frozenset[str]) -> Iterator[tuple[int, StatementBegins, BankLine]]:
    """Yield the lines of the statements that are wanted, with the number of their page among all."""
    number, begins, held = 0, None, False
    for event in events:
        if isinstance(event, StatementBegins):
            number, begins, held = number + 1, event, page_key(event) in wanted
        elif isinstance(event, StatementEnds):
            begins = None
        elif begins and held:
            yield number, begins, event


def page_key(begins: StatementBegins) -> str:
    """Give what tells a statement among those of its files."""
    return "|".join((begins.kind, begins.account, begins.id, str(begins.number or ""), str(begins.on.year)))


def keys_of(pages: Iterable[SurveyedPage]) -> frozenset[str]:
    """Give what tells the statements of pages."""
    return frozenset(page_key(page.begins) for page in pages)


class _Seen:
    """Says of a number whether it perhaps came before, in a megabyte however many there are: a Bloom filter of two hashes."""

    _BITS = 1 << 23

    def __init__(self) -> None:
        self._bits = bytearray(self._BITS // 8)

    def __call__(self, seal: int) -> bool:
        before = True
        for bit in (seal % self._BITS, (seal >> 32) % self._BITS):
            before &= bool(self._bits[bit >> 3] & 1 << (bit & 7))
            self._bits[bit >> 3] |= 1 << (bit & 7)
        return before


def _looked_through(events: Iterable[BankFileEvent], wanted: frozenset[str]) -> tuple[set[int], set[tuple[int, int]]]:
    """Give the seals of entries that may have equal ones, and the batches whose parts add up to them."""
    seen, repeated, split = _Seen(), set[int](), set[tuple[int, int]]()
    entry, left, batch = (0, 0), ZERO, False
    for number, begins, line in _lines(events, wanted):
        if (number, line.entry) != entry:
            if batch and left == ZERO:
                split.add(entry)
            entry, left, batch = (number, line.entry), line.entry_signed, line.part > 0
            seal = _seal(begins, entry_identity(begins, line))
            if seen(seal):
                repeated.add(seal)
        # A part in another currency, or that says no amount, is no part of the sum.
        counts = line.currency == line.entry_currency and line.amount > ZERO
        left = left - line.signed if counts else Decimal("Infinity")
    if batch and left == ZERO:
        split.add(entry)
    return repeated, split


def _seal(of: StatementBegins, identity: Identity) -> int:
    """Give a number for an entry of a statement: equal ones of another statement are counted there."""
    return int.from_bytes(blake2b("\0".join((page_key(of), *identity)).encode(), digest_size=8).digest())


def _seen(
    id_of: str,
    begins: StatementBegins,
    line: BankLine,
    *,
    batch: Batch | None = None,
    reverses: str | None = None,
    claim: EntryClaim | None = None,
) -> SeenPayment | None:
    """Give the payment of a line: as a whole, or one part of a batch; None for one of nothing."""
    part = batch is not None
    amount, credit, currency = (
        (line.amount, line.credit, line.currency) if part else (line.entry_amount, line.entry_credit, line.entry_currency)
    )
    if not amount:
        return None
    # Of a batch that is taken as a whole nothing that one of its parts says is true of it.
    alone = part or not line.part
    entry = BankEntry(
        account=begins.account,
        statement=begins.id,
        entry=line.entry,
        end_to_end=line.end_to_end if alone else "",
        servicer_ref=line.servicer_ref,
        charges=line.charges if alone else None,
    )
    return SeenPayment(
        id=id_of,
        source="statement",
        method=line.method,
        direction="in" if credit else "out",
        amount=amount,
        currency=currency or "EUR",
        value_date=line.value,
        payer=Payer(line.payer, line.iban or None) if alone else Payer(),
        reference=line.reference if alone else "",
        text=line.text if alone else "",
        bank=entry,
        batch=batch,
        reversal=line.reversal and not part,
        reverses=reverses,
        claim=claim,
    )
