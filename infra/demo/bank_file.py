"""A bank's file that pays the demonstration: `ACCOUNTANT_TOKEN=… python -m infra.demo.bank_file SITE FILE [REFERENCE …]`.

It is put in at the desk. A transfer names each open invoice, so that it is certain; one names none and is to be checked; the
last says nothing, and waits for somebody.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from xml.sax.saxutils import escape

from chalicelib.adapters.seller import seller
from infra.demo import partial, paying
from infra.demo.script import PARIS
from infra.demo.staff_api import StaffApi

OPENING = Decimal("25000.00")
UNCLEAR = Decimal("150.00")
SPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


class Transfer(NamedTuple):
    """A transfer that came in."""

    payer: str
    text: str
    amount: Decimal


class ReadsDossiers(Protocol):
    """The staff API; see `infra.demo.staff_api`."""

    def dossier(self, reference: str) -> dict[str, Any] | None:
        """Give the dossier as staff read it, or None."""


def transfers(staff: ReadsDossiers, references: Iterable[str], unnamed: Iterable[str] = ()) -> Sequence[Transfer]:
    """Give a transfer for each open invoice of dossiers, which names it or does not, and one that says nothing."""
    named = [one._replace(text=f"Facture {one.text}") for one in _owed(staff, references)]
    balances = [one._replace(text="Solde de notre compte") for one in _owed(staff, unnamed)]
    return [*named, *balances, Transfer("Atelier du Pont", "Règlement suivant notre accord", UNCLEAR)]


def _owed(staff: ReadsDossiers, references: Iterable[str]) -> Iterator[Transfer]:
    """Yield a transfer of what is open of each invoice, its number as the text."""
    for reference in references:
        dossier = staff.dossier(reference) or {"owed": {"to_pay": ()}, "people": {}}
        for one in dossier["owed"]["to_pay"]:
            yield Transfer(dossier["people"].get("name", ""), one["invoice"], Decimal(one["amount"]))


def statement(came: Sequence[Transfer], at: datetime) -> bytes:
    """Write a camt.053 of these transfers, which adds up; `at`, aware, is the moment of its making and tells it from others."""
    there, name = at.astimezone(PARIS), f"{at:%Y%m%d%H%M%S}"
    closing = OPENING + sum((one.amount for one in came), Decimal())
    account = f"<Acct><Id><IBAN>{seller().bank.iban.replace(' ', '')}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
    balances = _balance("OPBD", OPENING, there) + _balance("CLBD", closing, there)
    entries = "".join(_entry(one, f"{name}-{number}", there) for number, one in enumerate(came, start=1))
    made = f"<CreDtTm>{there.isoformat(timespec='seconds')}</CreDtTm>"
    whole = f"<Stmt><Id>{name}</Id>{made}{account}{balances}{entries}</Stmt>"
    message = f"<BkToCstmrStmt><GrpHdr><MsgId>{name}</MsgId>{made}</GrpHdr>{whole}</BkToCstmrStmt>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{SPACE}">{message}</Document>\n'.encode()


def _balance(code: str, amount: Decimal, at: datetime) -> str:
    kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    return f"<Bal>{kind}{_amount(amount)}<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{at.date()}</Dt></Dt></Bal>"


def _entry(of: Transfer, reference: str, at: datetime) -> str:
    day = f"<Dt>{at.date()}</Dt>"
    head = f"{_amount(of.amount)}<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt>{day}</BookgDt><ValDt>{day}</ValDt>"
    code = "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>"
    payer = f"<RltdPties><Dbtr><Pty><Nm>{escape(of.payer)}</Nm></Pty></Dbtr></RltdPties>"
    text = f"<RmtInf><Ustrd>{escape(of.text)}</Ustrd></RmtInf>"
    part = f"<TxDtls>{_amount(of.amount)}<CdtDbtInd>CRDT</CdtDbtInd>{payer}{text}</TxDtls>"
    return f"<Ntry>{head}<AcctSvcrRef>{reference}</AcctSvcrRef>{code}<NtryDtls>{part}</NtryDtls></Ntry>"


def _amount(amount: Decimal) -> str:
    return f'<Amt Ccy="EUR">{amount:f}</Amt>'


def main(arguments: list[str]) -> int:
    """Write the file; the exit code says whether it is there."""
    if len(arguments) < 2:
        print("usage: ACCOUNTANT_TOKEN=… python -m infra.demo.bank_file SITE FILE [REFERENCE …]", file=sys.stderr)
        return 2
    site, file, *references = arguments
    staff = StaffApi(f"{site}/api", os.environ["ACCOUNTANT_TOKEN"])
    came = transfers(staff, references) if references else transfers(staff, [partial.REFERENCE], [paying.PARTLY])
    Path(file).write_bytes(statement(came, datetime.now(PARIS)))
    print(f"{file}: {len(came)} transfers")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
