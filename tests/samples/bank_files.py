"""Bank files of what a test says that happened: camt.053 and .054 of every version, MT940, CFONB 120."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

ACCOUNT = "FR1420041010050500013M02606"
OTHER_ACCOUNT = "FR7630006000011234567890189"
DAY = date(2026, 11, 30)


@dataclass(frozen=True)
class Part:
    """A payment of an entry."""

    amount: Decimal
    name: str = ""
    iban: str = ""
    text: str = ""
    reference: str = ""
    end_to_end: str = ""
    ref: str = ""
    charges: Decimal | None = None


@dataclass(frozen=True)
class Entry:
    """An entry with its payments: none that are texts, one, or those of a batch."""

    amount: Decimal
    parts: tuple[Part, ...] = ()
    credit: bool = True
    ref: str = ""
    booked: date = DAY
    value: date = DAY
    status: str = "BOOK"
    reversal: bool = False
    family: str = "RCDT"
    currency: str = "EUR"
    charges: Decimal | None = None
    more: str = ""

    @property
    def signed(self) -> Decimal:
        """As it changes the balance."""
        return self.amount if self.credit else -self.amount


@dataclass(frozen=True)
class Written:
    """A statement, or a page of one: what is None is not said."""

    entries: tuple[Entry, ...] = ()
    account: str = ACCOUNT
    id: str = "2026-334"
    number: int | None = 334
    day: date = DAY
    opening: Decimal | None = Decimal("1000.00")
    closing: Decimal | None = field(default=None)
    page: int | None = None
    last: bool = True
    currency: str = "EUR"
    closes: bool = True

    @property
    def closed(self) -> Decimal | None:
        """The balance after it: as given, or as it adds up."""
        if self.closing is not None or not self.closes:
            return self.closing
        return (self.opening or Decimal()) + sum((one.signed for one in self.entries if one.status == "BOOK"), Decimal())


def one(
    name: str, amount: str, text: str = "", ref: str = "", iban: str = "", end_to_end: str = "", reference: str = ""
) -> Entry:
    """Give a transfer that came in."""
    return Entry(
        Decimal(amount), (Part(Decimal(amount), name, iban=iban, text=text, reference=reference, end_to_end=end_to_end),), ref=ref
    )


def camt(
    *statements: Written,
    message: str = "053",
    version: int = 8,
    header: bool = False,
    encoding: str = "UTF-8",
    prefix: str = "",
    message_page: tuple[int, bool] | None = None,
    declared: bool = True,
) -> bytes:
    """Write a camt file. header: within an envelope, with its AppHdr. message_page: the page that the whole message is."""
    kind, each = ("BkToCstmrStmt", "Stmt") if message == "053" else ("BkToCstmrDbtCdtNtfctn", "Ntfctn")
    pages = _pages("MsgPgntn", *message_page) if message_page else ""
    head = f"<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-30T20:00:00+01:00</CreDtTm>{pages}</GrpHdr>"
    body = "".join(_statement(one, each, message, version) for one in statements)
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.{message}.001.{version:02}"
    document = f'<Document xmlns="{space}"><{kind}>{head}{body}</{kind}></Document>'
    if prefix:
        document = document.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        document = document.replace(f'{prefix}:Document xmlns="', f'{prefix}:Document xmlns:{prefix}="')
    if header:
        app = '<AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><BizMsgIdr>B1</BizMsgIdr><Sts>BOOK</Sts></AppHdr>'
        document = f"<Envelope>{app}{document}</Envelope>"
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>\n' if declared else ""
    return f"{declaration}{document}".encode(encoding)


def _pages(name: str, number: int, last: bool) -> str:
    return f"<{name}><PgNb>{number}</PgNb><LastPgInd>{str(last).lower()}</LastPgInd></{name}>"


def _amount(amount: Decimal, currency: str, name: str = "Amt") -> str:
    return f'<{name} Ccy="{currency}">{amount:f}</{name}>'


def _sign(credit: bool) -> str:
    return f"<CdtDbtInd>{'CRDT' if credit else 'DBIT'}</CdtDbtInd>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _balance(code: str, amount: Decimal, of: Written) -> str:
    kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    return f"<Bal>{kind}{_amount(abs(amount), of.currency)}{_sign(amount >= 0)}<Dt><Dt>{of.day}</Dt></Dt></Bal>"


def _statement(of: Written, each: str, message: str, version: int) -> str:
    balances = ""
    if message == "053":
        balances += _balance("OPBD", of.opening, of) if of.opening is not None else _balance("ITBD", Decimal(), of)
        balances += _balance("CLBD", of.closed, of) if of.closed is not None else ""
    pages = _pages(f"{each}Pgntn", of.page, of.last) if of.page else ""
    number = f"<ElctrncSeqNb>{of.number}</ElctrncSeqNb>" if of.number is not None else ""
    account = f"<Acct><Id><IBAN>{of.account}</IBAN></Id><Ccy>{of.currency}</Ccy></Acct>"
    made = f"<CreDtTm>{of.day}T20:00:00</CreDtTm>"
    entries = "".join(_entry(one, version) for one in of.entries)
    return f"<{each}><Id>{of.id}</Id>{pages}{number}{made}{account}{balances}{entries}</{each}>"


def _charges(charges: Decimal | None, currency: str, version: int) -> str:
    if charges is None:
        return ""
    amount = _amount(charges, currency)
    return f"<Chrgs>{amount}</Chrgs>" if version == 2 else f"<Chrgs><Rcrd>{amount}</Rcrd></Chrgs>"


def _entry(of: Entry, version: int) -> str:
    status = f"<Sts><Cd>{of.status}</Cd></Sts>" if version >= 7 else f"<Sts>{of.status}</Sts>"
    reversal = "<RvslInd>true</RvslInd>" if of.reversal else ""
    days = f"<BookgDt><Dt>{of.booked}</Dt></BookgDt><ValDt><Dt>{of.value}</Dt></ValDt>"
    family = f"<Fmly><Cd>{of.family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
    code = f"<BkTxCd><Domn><Cd>PMNT</Cd>{family}</Domn></BkTxCd>"
    parts = "".join(_part(part, of, version) for part in of.parts)
    details = f"<NtryDtls>{parts}</NtryDtls>" if parts else ""
    charges = _charges(of.charges, of.currency, version)
    ref, more = _tag("AcctSvcrRef", of.ref), _tag("AddtlNtryInf", of.more)
    head = f"{_amount(of.amount, of.currency)}{_sign(of.credit)}{reversal}{status}{days}{ref}{code}"
    return f"<Ntry>{head}{charges}{details}{more}</Ntry>"


def _part(of: Part, entry: Entry, version: int) -> str:
    refs = _tag("AcctSvcrRef", of.ref) + _tag("EndToEndId", of.end_to_end)
    amount = _amount(of.amount, entry.currency)
    amounts = f"<AmtDtls><TxAmt>{amount}</TxAmt></AmtDtls>" if version == 2 else f"{amount}{_sign(entry.credit)}"
    charges = _charges(of.charges, entry.currency, version)
    who = "Dbtr" if entry.credit is not entry.reversal else "Cdtr"
    name = f"<Pty>{_tag('Nm', of.name)}</Pty>" if version >= 7 else _tag("Nm", of.name)
    party = f"<{who}>{name}</{who}>" if of.name else ""
    account = f"<{who}Acct><Id><IBAN>{of.iban}</IBAN></Id></{who}Acct>" if of.iban else ""
    parties = f"<RltdPties>{party}{account}</RltdPties>" if party or account else ""
    structured = f"<Strd><CdtrRefInf>{_tag('Ref', of.reference)}</CdtrRefInf></Strd>" if of.reference else ""
    texts = f"{_tag('Ustrd', of.text)}{structured}"
    remittance = f"<RmtInf>{texts}</RmtInf>" if texts else ""
    return f"<TxDtls>{f'<Refs>{refs}</Refs>' if refs else ''}{amounts}{charges}{parties}{remittance}</TxDtls>"


def mt940(*statements: Written) -> bytes:
    """Write an MT940 file; an entry has its first part alone."""
    lines = ["{1:F01AGRIFRPPXXXX0000000000}{2:I940AGRIFRPPXXXXN}{4:"]
    for of in statements:
        page = of.page or 1
        first, last = ("F", "F") if of.page is None else ("F" if page == 1 else "M", "F" if of.last else "M")
        lines += [f":20:{of.id}", f":25:{of.account}", f":28C:{of.number}/{page}"]
        lines.append(f":60{first}:{_mt_balance(of.opening or Decimal(), of)}")
        for entry in of.entries:
            mark = ("R" if entry.reversal else "") + ("C" if entry.credit is not entry.reversal else "D")
            part = entry.parts[0] if entry.parts else Part(entry.amount)
            ref = f"//{entry.ref}" if entry.ref else ""
            days = f"{entry.value:%y%m%d}{entry.booked:%m%d}"
            lines.append(f":61:{days}{mark}{_comma(entry.amount)}NTRF{part.end_to_end or 'NONREF'}{ref}")
            lines.append(f":86:{part.name} {part.text}")
        lines.append(f":62{last}:{_mt_balance(of.closed or Decimal(), of)}")
        lines.append("-}")
    return "\r\n".join(lines).encode()


def _mt_balance(amount: Decimal, of: Written) -> str:
    return f"{'C' if amount >= 0 else 'D'}{of.day:%y%m%d}{of.currency}{_comma(abs(amount))}"


def _comma(amount: Decimal) -> str:
    return f"{amount:f}".replace(".", ",") + ("" if "." in f"{amount:f}" else ",")


def cfonb(*statements: Written, newline: str = "\r\n", encoding: str = "ascii") -> bytes:
    """Write a CFONB 120 file; an entry has its first part alone, and the name by a record 05."""
    records = []
    for of in statements:
        records.append(_record("01", of, of.opening or Decimal()))
        for entry in of.entries:
            part = entry.parts[0] if entry.parts else Part(entry.amount)
            records.append(_record("04", of, entry.signed, entry, f"VIR {part.text}"[:31]))
            for key, text in (("NPY", part.name), ("LCC", part.text[27:97]), ("RCN", part.end_to_end)):
                if text:
                    records.append(f"{_record('05', of, Decimal(), entry)[:45]}{key}{text[:70]:<70}  ")
        records.append(_record("07", of, of.closed or Decimal()))
    return newline.join(records).encode(encoding) + newline.encode()


def _record(code: str, of: Written, amount: Decimal, entry: Entry | None = None, label: str = "") -> str:
    bank, branch, number = of.account[4:9], of.account[9:14], of.account[14:25]
    digits = f"{int(abs(amount).scaleb(2)):014}"
    signs = "{ABCDEFGHI" if amount >= 0 else "}JKLMNOPQR"
    day = entry.booked if entry else of.day
    value = f"{entry.value:%d%m%y}" if entry else " " * 6
    start = f"{code}{bank}{' ' * 4}{branch}{of.currency}2 {number}{'05' if entry else '  '}{day:%d%m%y}"
    return f"{start}  {value}{label:<31}{' ' * 11}{digits[:13]}{signs[int(digits[13])]}{' ' * 16}"
