"""What rules say of a bill's numbers, days, VAT and sums; each function gives what breaks them."""

from collections.abc import Iterator
from datetime import date

from chalicelib.domain.errors import DomainError, NotAllowed
from chalicelib.domain.sale.about_line import about_line
from chalicelib.domain.sale.gate.to_bill import ToBill
from chalicelib.domain.sale.numbering import fits_a_bill, unbillable
from chalicelib.domain.values.money import MOST
from chalicelib.domain.values.vat_rates import rate_is_of

EUROS = "EUR"
FIRST, LAST = 2000, 2099
"""BR-FR-03."""


def number_fits(bill: ToBill) -> Iterator[DomainError]:
    if error := unbillable(bill.number):
        yield error


def cited_number_fits(bill: ToBill) -> Iterator[DomainError]:
    if bill.cited and not fits_a_bill(bill.cited[0]):
        yield NotAllowed(
            "no credit note of ours can name the invoice %(number)s, for the signs or the length of its number: "
            "credit it in the system that issued it",
            field="invoice", number=bill.cited[0],
        )  # fmt: skip


def days_are_of_this_century(bill: ToBill) -> Iterator[DomainError]:
    cited = bill.cited[1] if bill.cited else None
    days: tuple[tuple[str, date | None], ...] = (
        ("effective", bill.issued), ("due", bill.due), ("invoice", cited), ("parts", bill.delivered),
        ("performed.first", bill.performed.first if bill.performed else None),
    )  # fmt: skip
    for field, day in days:
        if day and not FIRST <= day.year <= LAST:
            yield NotAllowed(
                "%(day)s is on the document, and no invoice may name a day before 2000: send its own PDF instead",
                field=field, day=day,
            )  # fmt: skip


def rates_are_french(bill: ToBill) -> Iterator[DomainError]:
    for field, line, vat in bill.vats:
        if not rate_is_of(vat.category, vat.rate):
            yield about_line(line, NotAllowed(
                "VAT of %(rate)s %% in category %(category)s cannot be invoiced: category S has the rates of French VAT, any "
                "other none; cancel the order and open it with the right ones",
                field=field, rate=f"{vat.rate.normalize() + 0}", category=vat.category,
            ))  # fmt: skip


def currency_is_the_euro(bill: ToBill) -> Iterator[DomainError]:
    if bill.currency != EUROS:
        yield NotAllowed("invoices are in euros, not in %(currency)s", currency=bill.currency)


def sums_fit(bill: ToBill) -> Iterator[DomainError]:
    if bill.amount > MOST:
        yield NotAllowed("the sum is too large for an invoice: %(most)s at most; invoice it in parts", field="parts", most=MOST)
