"""Payments as banks tell of them, with what each really pays: written without the matcher, to be held against it.

The texts are as French banks pass them on: in capitals, cut at 31 or 140 characters, broken in the middle of a number, with the
payer's own words, their own numbers, and digits that look like one of ours.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import NamedTuple

from chalicelib.domain.values.creditor_reference import grouped, payment_reference
from tests.corpus.open_invoices import OpenInvoice, as_banks_write
from tests.corpus.unrelated import unrelated


class Remittance(NamedTuple):
    """A payment, and the truth of it.

    pays: the numbers of the invoices that it really pays; none: it pays none of ours. shape: what kind of text it is.
    legible: whether whoever reads the text alone finds these numbers, and no other, in it.
    """

    shape: str
    payer: str
    iban: str
    structured: str
    text: str
    amount: Decimal
    pays: frozenset[str]
    legible: bool

    @property
    def truth(self) -> tuple[frozenset[str], Decimal]:
        """What it pays, and how much it is."""
        return self.pays, self.amount


Worded = tuple[str, str, bool]
"""The text, the structured reference, and whether it is legible."""


def _typed(at: Random, invoice: OpenInvoice) -> str:
    """The number as people type it."""
    series, digits = invoice.number.split("-")
    return at.choice((
        invoice.number, f"{series}{digits}", f"{series} {digits}", f"{series}.{digits}", f"{series}/{digits}",
        f"{series}_{digits}",
        f"{series} - {digits}", f"{series}-{digits}".lower(), f"{series}-{digits.lstrip('0')}", f"FACT {invoice.number}",
        f"FA{invoice.number}", f"N°{invoice.number}", f"{invoice.number}.", f"FACTURE:{invoice.number};",
    ))  # fmt: skip


def _plain(at: Random, invoice: OpenInvoice) -> Worded:
    before = at.choice(("", "REGLEMENT ", "FACTURE ", "VIR SEPA ", "/RNF/", "PAIEMENT VOTRE FACTURE ", "NOTPROVIDED "))
    after = at.choice(("", f" CDE {invoice.order_number}", " MERCI", f" DU 0{at.randrange(1, 9)}/1{at.randrange(0, 2)}/26"))
    number = _typed(at, invoice)
    # Who runs words into the number made it another word: a person reads it, a careful program leaves it to one.
    return f"{before}{number}{after}", "", not re.match(r"FAF|N°", number) and " - " not in number


def _structured(at: Random, invoice: OpenInvoice) -> Worded:
    reference = payment_reference(invoice.number)
    typed = at.choice((reference, grouped(reference), reference.lower(), f"REF {grouped(reference)}"))
    return at.choice((("", reference, True), (typed, "", True), (f"{typed} {invoice.number}", reference, True)))


def _by_order(at: Random, invoice: OpenInvoice) -> Worded:
    if not invoice.order_number:
        return f"DOSSIER {invoice.reference}", "", False
    return at.choice((f"CDE {invoice.order_number}", f"{invoice.order_number}", f"VOTRE REF {invoice.reference}")), "", False


def _silent(at: Random, invoice: OpenInvoice) -> Worded:
    return at.choice(("", "VIREMENT", "VIR SEPA RECU", "NOTPROVIDED", "REGLEMENT FACTURE", "SOLDE")), "", False


def _broken(at: Random, invoice: OpenInvoice) -> Worded:
    """Cut by the bank after 31 characters, or broken by a line's end in the number."""
    if at.random() < 0.5:
        position = at.randrange(2, len(invoice.number) - 1)
        return f"REGLEMENT FACTURE {invoice.number[:position]} {invoice.number[position:]}", "", False
    filler = "REGLEMENT DE VOTRE FACTURE NUMERO "
    return f"{filler[: 31 - at.randrange(3, 7)]}{invoice.number}"[:31], "", False


def _own_numbers(at: Random, invoice: OpenInvoice) -> Worded:
    """The customer's own numbers, which look like ours."""
    theirs = at.choice((
        f"NOTRE REF F{at.randrange(27, 30)}-{at.randrange(1, 9999):04}", f"CF26{at.randrange(1000, 9999)}",
        f"AF26-0{at.randrange(100, 999)}", f"XF26-0{at.randrange(100, 999)}9", f"26-{at.randrange(1, 9999):04}",
        f"PIECE 26{at.randrange(1000, 9999)}", f"0{at.randrange(4000, 9999)}26 F26", f"FF26-{at.randrange(1, 9999):04}-2",
    ))  # fmt: skip
    return f"{theirs} {at.choice(('', 'FACTURE', 'SOLDE'))}".strip(), "", False


_ONE: tuple[tuple[str, int, Callable[[Random, OpenInvoice], Worded]], ...] = (
    ("plain", 34, _plain), ("structured", 16, _structured), ("by order", 8, _by_order), ("silent", 6, _silent),
    ("broken", 5, _broken), ("own numbers", 5, _own_numbers),
)  # fmt: skip


def _several(at: Random, invoices: Sequence[OpenInvoice]) -> Worded:
    numbers = [one.number for one in invoices]
    series, digits = numbers[0].split("-")
    if len(numbers) == 2 and numbers[1].startswith(series) and at.random() < 0.3:
        # "F26-0412/0417" and "F26-0412 A 0417" name numbers in short, and the second may mean all between.
        return f"{numbers[0]}{at.choice(('/', ' A ', '+'))}{numbers[1].split('-')[1]}", "", False
    text = at.choice((" ", ", ", " + ", "/", ";", " ET ")).join(numbers)
    cut = text[:140]
    return f"FACTURES {cut}"[:140], "", len(cut) == len(text) and "/" not in text and digits != ""


_OFF = (Decimal("-15.00"), Decimal("-7.50"), Decimal("-0.01"), Decimal("0.01"), Decimal("48.00"), Decimal("-12.90"))


def _amount(at: Random, due: Decimal) -> Decimal:
    """Mostly what is open; else short of the bank's charges, a part, twice, or a cent off."""
    if at.random() < 0.86:
        return due
    off = at.choice((*_OFF, due, -(due / 2).quantize(Decimal("0.01"))))
    return due + off if due + off > 0 else due


def _payer(at: Random, invoice: OpenInvoice) -> tuple[str, str]:
    """Mostly the customer's own bank; else their group's treasury, a person, or a name in another spelling."""
    customer = invoice.customer
    if at.random() < 0.85:
        return customer.bank_name, customer.iban
    other = at.choice(("TRESORERIE GROUPE", "M LEFEVRE P", "SOPRA FACTORING", as_banks_write(customer.name.split()[0])))
    return other, f"FR76{at.randrange(10**22, 10**23)}"


def remittances(at: Random, invoices: Sequence[OpenInvoice], count: int = 10_000) -> Iterator[Remittance]:
    """Yield payments of open invoices, and those that pay none. An invoice may be paid in more than one of them."""
    by_customer: dict[str, list[OpenInvoice]] = {}
    for one in invoices:
        by_customer.setdefault(one.customer.account, []).append(one)
    weights = [weight for _, weight, _ in _ONE]
    for _ in range(count):
        drawn = at.random()
        if drawn < 0.22:
            payer, iban, text, amount = unrelated(at, invoices)
            yield Remittance("unrelated", payer, iban, "", text, amount, frozenset(), False)
            continue
        invoice = at.choice(invoices)
        payer, iban = _payer(at, invoice)
        others = by_customer[invoice.customer.account]
        if drawn < 0.34 and len(others) > 1:
            paid = at.sample(others, min(len(others), at.choice((2, 2, 2, 3, 4, 7))))
            text, structured, legible = _several(at, paid)
            shape = "several"
        elif drawn < 0.37:
            yield _mistyped(at, invoice, invoices, payer, iban)
            continue
        else:
            shape, _, word = at.choices(_ONE, weights)[0]
            paid = [invoice]
            text, structured, legible = word(at, invoice)
        amount = _amount(at, sum((one.open for one in paid), Decimal(0)))
        yield Remittance(shape, payer, iban, structured, text, amount, frozenset(one.number for one in paid), legible)


def _mistyped(at: Random, invoice: OpenInvoice, invoices: Sequence[OpenInvoice], payer: str, iban: str) -> Remittance:
    """Two digits the other way round, or one digit off: the number may be that of somebody else's invoice."""
    series, digits = invoice.number.split("-")
    position = at.randrange(len(digits) - 1)
    swapped = f"{digits[:position]}{digits[position + 1]}{digits[position]}{digits[position + 2 :]}"
    typed = f"{series}-{swapped}"
    text = f"REGLEMENT {typed}"
    same = typed == invoice.number
    return Remittance("mistyped", payer, iban, "", text, invoice.open, frozenset({invoice.number}), same)
