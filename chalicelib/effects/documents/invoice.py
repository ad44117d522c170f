"""The invoice."""

from collections.abc import Iterator

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.deposit_use import asked_less
from chalicelib.domain.sale.invoicing import issued_amounts
from chalicelib.domain.values.bill import Bill, Process
from chalicelib.domain.values.company_ids import written
from chalicelib.domain.values.money import ZERO
from chalicelib.effects.documents.amounts import columns, money, rows, vat_table
from chalicelib.effects.documents.bill import BillHead, adjustments_of, bill, lines_about, lines_of, of_deposits
from chalicelib.effects.documents.deposit_lines import deposit_lines, deposit_rows, sums_after
from chalicelib.effects.documents.frame import DocumentFrame
from chalicelib.effects.documents.mentions import exemptions
from chalicelib.effects.documents.printed import PrintedDocument, PrintedFact, PrintedSum
from chalicelib.effects.documents.remembered import remembered
from chalicelib.effects.documents.transfer import payment


def invoice(frame: DocumentFrame[Reading], event: e.InvoiceIssued) -> tuple[PrintedDocument, Bill]:
    """Give the invoice over parts of the order (CGI annexe II art. 242 nonies A)."""
    issued = next(one for one in frame.reading.state.invoices if one.number == event.number)
    frame = remembered(frame, issued.named)
    reading, translations = frame.reading, frame.reading.translations
    amounts = issued_amounts(reading.state, issued)
    totals, lined = asked_less(amounts.totals, event.deposits), sum((one.gross for one in event.deposits), ZERO)
    until, prepaid = translations.date_year(event.due), event.prepaid - lined + sum((one.amount for one in event.carried), ZERO)
    settled = prepaid == totals.gross
    by_transfer = translations.gettext("Payment by transfer, by %(day)s.") % {"day": until}
    terms = _settled(reading, event) if settled else by_transfer
    head = BillHead(
        "380", event.number, frame.entry.origin.effective, event.due, None, event.parts, prepaid, terms,
        issued.named, None, of_deposits(reading.state, event.deposits),
    )  # fmt: skip
    made = bill(
        reading, head, (*lines_of(reading, amounts), *deposit_lines(reading, event.deposits)), adjustments_of(reading, amounts),
        totals,
    )  # fmt: skip
    on_invoice = translations.gettext("Paid on invoice %(number)s")
    paid = [PrintedSum(on_invoice % {"number": one.invoice}, money(reading, -one.amount)) for one in event.carried]
    paid += (
        [PrintedSum(translations.gettext("Deposit paid"), money(reading, lined - event.prepaid))] if event.prepaid > lined else []
    )
    paid += [PrintedSum(translations.gettext("To pay"), money(reading, made.payable), strong=True)] if paid else []
    pay = None if frame.draft or not made.payable else payment(reading, made, frame.squares)
    due = () if pay or settled else (PrintedFact(translations.gettext("Due on"), until),)
    printed = frame.printed(
        blocks=frame.blocks("billing", "delivery"),
        facts=(*facts_of(reading, made), *due),
        columns=columns(reading, amounts),
        rows=(*rows(reading, amounts), *deposit_rows(reading, amounts, event.deposits)),
        sums=(*sums_after(reading, amounts, event.deposits), *paid),
        vat=vat_table(reading, totals),
        payment=pay,
        notes=(
            *((terms,) if settled else ()),
            *exemptions(reading, totals, lines_about(reading, event.parts)),
            " ".join(text for _, text in made.notes),
        ),
    )
    return printed, made


def facts_of(reading: Reading, made: Bill) -> tuple[PrintedFact, ...]:
    """Give what an invoice says beside the references: despatch, delivery, kind of operation, the customer's numbers."""
    translations = reading.translations
    facts = (
        PrintedFact(translations.gettext("Delivery note"), made.despatch or "", ref=True),
        *_days(reading, made),
        PrintedFact(translations.gettext("Operation"), _operation(reading, made.process)),
        PrintedFact(translations.gettext("Your SIREN"), "" if made.buyer.siret else made.buyer.siren or "", ref=True),
        PrintedFact(translations.gettext("Your SIRET"), made.buyer.siret or "", ref=True),
        PrintedFact(translations.gettext("Your service code"), made.buyer_reference or "", ref=True),
        PrintedFact(translations.gettext("Your VAT number"), written(made.buyer.vat) if made.buyer.vat else "", ref=True),
    )
    return tuple(fact for fact in facts if fact.value)


def _days(reading: Reading, made: Bill) -> Iterator[PrintedFact]:
    """When goods left, which is their delivery to the VAT (BT-72), not the day on which they arrived; when services were done."""
    translations = reading.translations
    if made.delivered:
        services = made.process[0] == "S"
        label = translations.gettext("Performed on") if services else translations.gettext("Delivery (departure)")
        yield PrintedFact(label, translations.date_year(made.delivered))
    if made.period and made.period.first == made.period.last:
        yield PrintedFact(translations.gettext("Performed on"), translations.date_year(made.period.first))
    elif made.period:
        places = {"first": translations.date_year(made.period.first), "last": translations.date_year(made.period.last)}
        yield PrintedFact(translations.gettext("Performed"), translations.gettext("from %(first)s to %(last)s") % places)


def _settled(reading: Reading, event: e.InvoiceIssued) -> str:
    """Say why nothing is left to be paid."""
    translations = reading.translations
    if not event.gross:
        return translations.gettext("Free of charge: nothing is to be paid.")
    return translations.gettext("Already paid.") if event.carried else translations.gettext("Paid by the deposit.")


def _operation(reading: Reading, process: Process) -> str:
    translations = reading.translations
    match process[0]:
        case "B":
            return translations.gettext("supply of goods")
        case "S":
            return translations.gettext("services")
        case _:
            return translations.gettext("goods and services")
