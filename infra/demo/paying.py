"""Orders whose money is at every step: asked for and had beforehand, paid in part, on its way by transfer and by debit."""

from collections.abc import Sequence
from datetime import date, timedelta

from infra.demo.customers import GOODS
from infra.demo.script import ACCOUNTS, CLAIRE, JEAN, JEAN_BON, SELLER, Body, Issued, Script, creation, done

ASKED, HAD, PARTLY, ANNOUNCED, DEBITED = "45MT11G00A", "45MT12G00B", "45MT13G00C", "45MT14G00D", "45MT15G00E"
WHAT = {
    ASKED: "a deposit was asked for",
    HAD: "a deposit came, and has its invoice",
    PARTLY: "an invoice that is paid in part",
    ANNOUNCED: "a transfer is announced",
    DEBITED: "a debit is under way",
}
OPENED = date(2026, 7, 27)


def script(reference: str, shift: timedelta) -> Script:
    """Give one of them with all dates moved by `shift`; who is to announce or pay something reads the dossier."""

    def day(month: int, number: int) -> date:
        return date(2026, month, number) + shift

    number = list(WHAT).index(reference)
    lines = [GOODS[number], GOODS[number + 3]]
    ordered = (
        creation(day(7, 27), reference, lines, {"valid_until": day(8, 27).isoformat()}, SELLER),
        done(day(7, 29), "place_order", 10, JEAN_BON, channel="link", customer_reference=f"P02007{number}G-01"),
        done(day(7, 29), "acknowledge", 11, SELLER),
    )
    commands = (*ordered, *_money(reference, day(8, 5), day(9, 4)))
    if reference in (ANNOUNCED, DEBITED):
        return Script(reference, commands, (JEAN,))
    return Script(reference, (*commands, done(day(8, 5), "invite_contact", 15, SELLER, contact="c1")), ())


def _money(reference: str, day: date, due: date) -> Sequence[Body]:
    if reference == ASKED:
        return [done(day, "ask_deposit", 9, CLAIRE, share="30", due=due.isoformat())]
    if reference == HAD:
        came = done(day, "record_deposit", 9, ACCOUNTS, payment="VIR-260805-2", amount="1200.00", method="transfer")
        # What was written down elsewhere, at an earlier moment, made its invoice there.
        return [{name: value for name, value in came.items() if name != "recorded"}]
    invoice = done(day, "issue_invoice", 10, ACCOUNTS, due=due.isoformat())
    if reference == PARTLY:
        part = [{"invoice": Issued(0), "amount": "1500.00"}]
        return [invoice, done(day, "allocate_payment", 14, ACCOUNTS, payment="CHQ-0081", allocations=part, method="cheque")]
    return [invoice]
