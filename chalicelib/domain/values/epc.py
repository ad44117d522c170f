"""The text of the QR code that fills in a transfer in a bank's application."""

from decimal import Decimal

LEAST, MOST = Decimal("0.01"), Decimal("999999999.99")
LONGEST_NAME = 70
LONGEST = 331


def transfer(name: str, iban: str, amount: Decimal, reference: str, bic: str = "") -> str:
    """Give a SEPA transfer as EPC069-12 writes it: version 002, UTF-8, euros, with a structured reference (ISO 11649).

    The BIC may be left out within the EEA. Raises ValueError for what no bank could read: a name that is empty, longer than
    70 characters or more than one line, an IBAN, BIC or reference whose form or check digits are wrong, an amount out of
    0.01 to 999999999.99 or finer than a cent, more than 331 bytes in all.
    """
    # Loaded when asked: stdnum brings pydoc and ssl, 40 ms of a cold start.
    from stdnum import bic as bics
    from stdnum import iban as ibans
    from stdnum import iso11649

    holder = name.strip()
    if not 1 <= len(holder) <= LONGEST_NAME or not holder.isprintable():
        raise ValueError(f"no account holder: {name!r}")
    if not LEAST <= amount <= MOST or amount != amount.quantize(LEAST):
        raise ValueError(f"no amount to transfer: {amount}")
    lines = (
        "BCD",
        "002",
        "1",  # UTF-8
        "SCT",
        bics.validate(bic) if bic else "",
        holder,
        ibans.validate(iban),
        f"EUR{amount:.2f}",
        "",  # purpose
        iso11649.validate(reference),
    )
    text = "\n".join(lines)
    if len(text.encode()) > LONGEST:
        raise ValueError("too long for the code")
    return text
