"""What the next act of a sale is called to those who do it: Ship 1 of 6 lines."""

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.act import About, ExpectedAct
from chalicelib.domain.values.money import ZERO


def act_name(reading: Reading, expected: ExpectedAct) -> str:
    """Give the act with what it is about."""
    t, about = reading.translations, expected.about
    match expected.act:
        case "confirm":
            return t.gettext("Confirm the order, to a new address")
        case "prepare":
            return (
                t.gettext("Prepare the order")
                if _whole(about)
                else _counted(about, t.ngettext("Prepare %(n)s line", "Prepare %(n)s lines", len(about.lines)))
            )
        case "date":
            return _counted(about, t.ngettext("Announce a day, %(n)s line", "Announce a day, %(n)s lines", len(about.lines)))
        case "receive":
            return _counted(about, t.ngettext("Receive %(n)s line", "Receive %(n)s lines", len(about.lines)))
        case "ship" if _whole(about):
            return _counted(about, t.ngettext("Ship %(n)s line", "Ship %(n)s lines", len(about.lines)))
        case "ship":
            return _counted(about, t.ngettext("Ship %(n)s of %(of)s lines", "Ship %(n)s of %(of)s lines", len(about.lines)))
        case "invoice":
            return (
                t.gettext("Invoice the order")
                if _whole(about)
                else _counted(about, t.ngettext("Invoice %(n)s line", "Invoice %(n)s lines", len(about.lines)))
            )
        case "credit":
            return t.gettext("Credit %(amount)s") % {"amount": _money(reading, about)}
        case "refund":
            return t.gettext("Give back %(amount)s paid too much") % {"amount": _money(reading, about)}
        case "release":
            return t.gettext("Free %(amount)s for the customer’s next invoice") % {"amount": _money(reading, about)}
        case "pay":
            return t.gettext("Pay %(amount)s") % {"amount": _money(reading, about)}
        case "reception":
            return t.gettext("Confirm receipt")
        case "order":
            return t.gettext("Decide on the quote")
        case _:
            return t.gettext("Give news")


def _whole(about: About) -> bool:
    return len(about.lines) == about.of


def _counted(about: About, message: str) -> str:
    return message % {"n": len(about.lines), "of": about.of}


def _money(reading: Reading, about: About) -> str:
    return reading.translations.money(about.amount or ZERO, reading.state.currency)
