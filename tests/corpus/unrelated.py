"""What comes to a seller's account and pays no invoice, with digits that look like the number of one."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from tests.corpus.open_invoices import OpenInvoice

Unrelated = tuple[str, str, str, Decimal]
"""Payer, IBAN, text, amount."""


def _iban(at: Random) -> str:
    return f"FR{at.randrange(10, 98)}{at.randrange(10**22, 10**23)}"


def _tax(at: Random) -> tuple[str, str]:
    return "DGFIP", at.choice(("REMB TVA 07", "CREDIT TVA 2026-10 REF 0412", f"REMBT IS {at.randrange(2020, 2027)}-0417"))


def _cards(at: Random) -> tuple[str, str]:
    return "CB", at.choice((f"REMISE CB {at.randrange(100, 999)} DU 0412", "CB STRIPE 4 PAIEMENTS po_1Qx26F0412", "TPE 0412 F26"))


def _cheques(at: Random) -> tuple[str, str]:
    return "", f"REMISE CHQ N {at.randrange(10**6, 10**7)} BORDEREAU {at.randrange(240100, 261231)}"


def _insurance(at: Random) -> tuple[str, str]:
    return "MAIF", f"SINISTRE F{at.randrange(10, 99)} {at.randrange(10**5, 10**6)} CTR 26-{at.randrange(1, 9999):04}/F"


def _internal(at: Random) -> tuple[str, str]:
    return "GRANULOSHOP SAS", at.choice(("VIREMENT INTERNE", "APPORT CC", "VIR COMPTE A COMPTE 26 0412"))


def _loan(at: Random) -> tuple[str, str]:
    return "BPIFRANCE", f"DEBLOCAGE PRET {at.randrange(10**7, 10**8)} ECH 04/12/26"


def _private(at: Random) -> tuple[str, str]:
    return at.choice(("MLLE DUPONT A", "M MARTIN", "SCI LES F26")), f"LOYER {at.choice(('NOV', 'DEC'))} 26 BAT F2 6-04"


def _supplier(at: Random) -> tuple[str, str]:
    """A supplier gives money back by a credit note of its own, numbered as our invoices are but for a letter."""
    mark = at.choice(("AV", "FC", "RF26", "A", "BF", "F0"))
    return "VERRERIE SCIENTIF. LUX", f"AVOIR {mark}26-{at.randrange(100, 1100):04} VOTRE CPTE 4011"


def _digits(at: Random) -> tuple[str, str]:
    shape = at.choice(
        ("TEL 04 65 71 00 12", f"{at.randrange(10**10)}", f"ID F26{at.randrange(10**8):08}", "SEPA CRED F-26-0412-B-7")
    )
    return "GIE COMMUN", shape


_KINDS: tuple[Callable[[Random], tuple[str, str]], ...] = (
    _tax, _cards, _cheques, _insurance, _internal, _loan, _private, _supplier, _digits,
)  # fmt: skip


def unrelated(at: Random, invoices: Sequence[OpenInvoice]) -> Unrelated:
    """Give a payment of none of ours; one in three is of an amount that is open somewhere."""
    payer, text = at.choice(_KINDS)(at)
    amount = at.choice(invoices).open if at.random() < 0.33 else Decimal(at.randrange(100, 3_000_000)) / 100
    return payer, _iban(at), text, amount
