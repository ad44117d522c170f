"""What the page needs so that its reader pays: each invoice that is open with how it is paid, and what they announced."""

from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from chalicelib.application.view.controls import control
from chalicelib.application.view.documents import account, of_invoice
from chalicelib.application.view.news_day import calling
from chalicelib.application.view.pending_panels import begun
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.document_link import ShownDocumentLink
from chalicelib.application.view.shapes.offer_acts import ShownPress
from chalicelib.application.view.shapes.order_facts import ShownTotal
from chalicelib.application.view.shapes.payable import ShownAnnounced, ShownPayable, ShownPaying, ShownWayToPay
from chalicelib.application.view.shapes.seller_contact import ShownBank
from chalicelib.application.writing.optimistic_lock import money_version
from chalicelib.domain.sale.announced_transfer import AnnouncedTransfer
from chalicelib.domain.sale.asked import asked_before, asked_of, failure_of, transfer_of
from chalicelib.domain.sale.asked_deposit import deposit_to_pay
from chalicelib.domain.sale.contested import is_late
from chalicelib.domain.sale.facts.card_payment import PayMethod
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.owed import to_pay
from chalicelib.domain.sale.payment_policy import MOST_DEBIT
from chalicelib.domain.sale.prepayment import to_prepay
from chalicelib.domain.values.creditor_reference import grouped, payment_reference
from chalicelib.domain.values.sepa import COUNTRIES


def paying(reading: Reading) -> ShownPaying | None:
    """Give what the reader may pay, None where there is nothing, or their link does not permit it."""
    return reading.memo(_paying)


def transfer_press(reading: Reading) -> tuple[ShownPress, ...]:
    """Give the controls by which it is paid: online where that can be, and by a transfer, which is announced."""
    w, about = reading.translations, paying(reading)
    item = next((one for one in about.items if one.asked), None) if about else None
    if item is None:
        return ()
    if not item.ways:
        return (control("transfer", w.gettext("Pay by transfer")),)
    failed = failure_of(reading.state, item.invoice)
    another = failed is not None and failed.reason == "refused" and failed.method == "card"
    text = w.gettext("Try another card") if another else w.pgettext("button", "Pay %(amount)s") % {"amount": item.asked}
    return (control("pay", text), control("iban", w.gettext("By transfer: IBAN, reference, code")))


def announced_press(reading: Reading) -> tuple[ShownPress, ...]:
    """Give the control by which an announcement is corrected or taken back."""
    text = reading.translations.gettext("Correct or withdraw the announcement")
    return (control("unannounce", text),) if paying(reading) else ()


def announced_by(reading: Reading, transfer: AnnouncedTransfer) -> str:
    """Say who announced a transfer, and when."""
    w = reading.translations
    name = reading.people.signers.get(transfer.signer)
    places = {"name": name, "day": reading.when(transfer.announced)}
    return (w.gettext("Announced by %(name)s on %(day)s") if name else w.gettext("Announced on %(day)s")) % places


def _paying(reading: Reading) -> ShownPaying | None:
    state, w = reading.state, reading.translations
    if reading.then or not reading.may("pay"):
        return None
    items = [_invoice(reading, invoice) for invoice in to_pay(state)]
    if to_prepay(state):
        items.append(_before(reading, *_ahead(reading)))
    if not items:
        return None
    return ShownPaying(
        version=money_version(reading.reference, state),
        currency=state.currency,
        items=items,
        begun=begun(reading),
        warning=w.gettext("The IBAN is the same on every invoice. If a message tells you of another one, do not answer it: call"),
        call=calling(reading),
    )


def _invoice(reading: Reading, invoice: Invoice) -> ShownPayable:
    w, state = reading.translations, reading.state
    places = {"number": invoice.number, "reference": reading.reference}
    totals = [_total(reading, w.gettext("Total incl. VAT"), invoice.gross)]
    if invoice.credited:
        totals.append(_total(reading, w.gettext("Credited"), invoice.credited))
    totals.append(_total(reading, w.gettext("Already paid"), invoice.paid))
    asked = asked_of(state, invoice, reading.today)
    overdue = is_late(state, invoice, reading.today)
    due = w.gettext("Was due on %(day)s.") if overdue else w.gettext("Due on %(day)s.")
    return _payable(
        reading,
        invoice.number,
        w.gettext("Invoice %(number)s") % places,
        w.pgettext("sheet", "Pay invoice %(number)s") % places,
        w.gettext("Invoice %(number)s, order %(reference)s") % places,
        asked,
        invoice.open,
        totals,
        due % {"day": reading.weekday(invoice.due)},
        of_invoice(reading, invoice.number),
        invoice.issued,
        w.gettext("{rest} will be left, due on %(day)s.") % {"day": reading.weekday(invoice.due)},
    )


def _ahead(reading: Reading) -> tuple[date, str, str]:
    """Say since when it is asked for, under which title, and what it is of: a deposit, or all that is paid before it leaves."""
    w, state, places = reading.translations, reading.state, {"reference": reading.reference}
    asked = state.asked if deposit_to_pay(state) else None
    if asked and state.order is None:
        terms = w.gettext("Due on %(day)s.") % {"day": reading.weekday(asked.due)}
        return asked.on, w.gettext("Deposit on quote %(reference)s") % places, terms
    since = state.order.placed if state.order else reading.today
    terms = w.gettext("It is paid before shipping: we prepare it once your payment is there.")
    return since, w.gettext("Order %(reference)s") % places, terms


def _before(reading: Reading, first: date, title: str, terms: str) -> ShownPayable:
    w, state = reading.translations, reading.state
    left = to_prepay(state)
    totals = [_total(reading, w.gettext("Total incl. VAT"), order_totals(state).gross)]
    later = w.gettext("{rest} of it will be left to pay.")
    rest = later if state.order is None else w.gettext("{rest} will be left to pay before it leaves.")
    asked = asked_before(state, reading.today)
    pay = w.gettext("Pay the deposit") if deposit_to_pay(state) else w.gettext("Pay order %(reference)s")
    heading = pay % {"reference": reading.reference}
    return _payable(reading, None, title, heading, title, asked, left, totals, terms, None, first, rest)


def _payable(
    reading: Reading,
    invoice: str | None,
    title: str,
    pay: str,
    above: str,
    asked: Decimal,
    left: Decimal,
    totals: list[ShownTotal],
    terms: str,
    document: ShownDocumentLink | None,
    first: date,
    rest: str,
) -> ShownPayable:
    w, transfer = reading.translations, transfer_of(reading.state, invoice)
    reference = payment_reference(invoice or reading.reference)
    amount = w.money(asked or left, reading.state.currency)
    coming = [_total(reading, w.gettext("On its way"), left - asked)] if asked and asked < left else []
    bank = [
        ShownBank(w.gettext("Amount"), amount, f"{asked or left:.2f}".replace(".", w.decimal(Decimal("0.5"))[1])),
        *account(reading),
        ShownBank(w.gettext("Payment reference"), grouped(reference), reference),
    ]
    order = w.gettext("Order %(number)s.") % {"number": reading.state.order_number} if reading.state.order_number else ""
    code = w.gettext("SEPA transfer code: %(amount)s to %(holder)s, reference %(reference)s")
    places = {"amount": amount, "holder": reading.seller.bank.holder, "reference": grouped(reference)}
    return ShownPayable(
        invoice=invoice,
        title=title,
        pay=pay,
        above=above,
        asked=w.money(asked, reading.state.currency) if asked else None,
        figure=f"{asked:.2f}",
        open=f"{left:.2f}",
        totals=[*totals, *coming, ShownTotal(w.gettext("Left to pay"), amount, strong=True)],
        terms=f"{terms} {order}".strip(),
        document=document,
        bank=bank,
        reference=grouped(reference),
        code=_code(reading, invoice),
        code_text=code % places,
        first=first,
        last=reading.today,
        announced=_announced(reading, transfer) if transfer else None,
        ways=_ways(reading) if asked else [],
        rest=rest,
    )


def _ways(reading: Reading) -> list[ShownWayToPay]:
    """Give the ways to pay online: each has its own most, so that a part of more can be paid so."""
    policy, currency = reading.seller.payments, reading.state.currency
    most: dict[PayMethod, Decimal] = {"card": policy.card_up_to, "debit": MOST_DEBIT}
    return [
        ShownWayToPay(method, f"{amount:.2f}", reading.translations.money(amount, currency))
        for method, amount in most.items()
        if method in policy.methods(amount, currency)
    ]


def _announced(reading: Reading, transfer: AnnouncedTransfer) -> ShownAnnounced:
    amount = reading.translations.money(transfer.amount, reading.state.currency)
    return ShownAnnounced(amount, f"{transfer.amount:.2f}", transfer.on, announced_by(reading, transfer))


def _code(reading: Reading, invoice: str | None) -> str | None:
    """Say where the code is, None where banks have none: for another currency, or a payer outside of SEPA."""
    billing = reading.people.addresses.get(reading.state.billing)
    if reading.state.currency != "EUR" or billing is None or billing.country not in COUNTRIES:
        return None
    path = f"/api/dossiers/{reading.reference}/transfer.svg"
    return f"{path}?{urlencode({'invoice': invoice})}" if invoice else path


def _total(reading: Reading, label: str, amount: Decimal) -> ShownTotal:
    return ShownTotal(label, reading.translations.money(amount, reading.state.currency), strong=False)
