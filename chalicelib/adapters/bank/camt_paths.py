"""Which elements of a camt.053 or .054 are read, as a tree: what is not in it is passed over, with all that is in it.

Versions differ in few places: the state of an entry is a text or a code, a party stands by itself or below Pty or Agt, charges
come as records. One tree has them all, since no version means another thing by a path.
"""

from collections.abc import Mapping


class Node:
    """An element at its path. keep: under which word its text is kept; currency: the same of the attribute Ccy.

    whole: what it is, where what stands in it is kept by itself.
    """

    __slots__ = ("below", "currency", "keep", "whole")

    def __init__(self) -> None:
        self.below: dict[str, Node] = {}
        self.keep = ""
        self.currency = ""
        self.whole = ""


_PARTY = ("", "/Pty", "/Agt/FinInstnId")
_DATES = ("Dt", "DtTm")
_CHARGES = {"Chrgs/TtlChrgsAndTaxAmt": "charges", "Chrgs/Rcrd/Amt": "charge", "Chrgs/Amt": "charge"}
_PART: Mapping[str, str] = {
    "Refs/AcctSvcrRef": "part_ref",
    "Refs/EndToEndId": "end_to_end",
    "Amt": "part_amount",
    "CdtDbtInd": "part_sign",
    "AmtDtls/TxAmt/Amt": "tx_amount",
    "BkTxCd/Domn/Fmly/Cd": "part_family",
    **{f"RltdPties/{who}{party}/Nm": f"{who}" for who in ("Dbtr", "UltmtDbtr", "Cdtr", "UltmtCdtr") for party in _PARTY},
    **{f"RltdPties/{who}Acct/Id/{form}": f"{who}Acct" for who in ("Dbtr", "Cdtr") for form in ("IBAN", "Othr/Id")},
    "RmtInf/Ustrd": "text",
    "RmtInf/Strd/CdtrRefInf/Ref": "reference",
    "RmtInf/Strd/RfrdDocInf/Nb": "text",
    "RmtInf/Strd/AddtlRmtInf": "text",
    "AddtlTxInf": "part_more",
    **{path: f"part_{word}" for path, word in _CHARGES.items()},
}
_ENTRY: Mapping[str, str] = {
    "Amt": "amount",
    "CdtDbtInd": "sign",
    "RvslInd": "reversal",
    "Sts": "status",
    "Sts/Cd": "status",
    **{f"{day}/{form}": word for day, word in (("BookgDt", "booked"), ("ValDt", "value")) for form in _DATES},
    "AcctSvcrRef": "servicer_ref",
    "BkTxCd/Domn/Fmly/Cd": "family",
    "AddtlNtryInf": "more",
    **_CHARGES,
    **{f"NtryDtls/TxDtls/{path}": word for path, word in _PART.items()},
}
_BALANCE = {"Tp/CdOrPrtry/Cd": "bal_type", "Amt": "bal_amount", "CdtDbtInd": "bal_sign", "Dt/Dt": "bal_day", "Dt/DtTm": "bal_day"}
_STATEMENT: Mapping[str, str] = {
    "Id": "id",
    **{f"{which}Pgntn/PgNb": "page" for which in ("Stmt", "Ntfctn")},
    **{f"{which}Pgntn/LastPgInd": "last" for which in ("Stmt", "Ntfctn")},
    "ElctrncSeqNb": "number",
    "LglSeqNb": "legal_number",
    "CreDtTm": "made",
    "FrToDt/ToDtTm": "until",
    "FrToDt/ToDt": "until",
    "Acct/Id/IBAN": "account",
    "Acct/Id/Othr/Id": "account",
    "Acct/Ccy": "currency",
    **{f"Bal/{path}": word for path, word in _BALANCE.items()},
    **{f"Ntry/{path}": word for path, word in _ENTRY.items()},
}
_MESSAGE = {"GrpHdr/MsgPgntn/PgNb": "message_page", "GrpHdr/MsgPgntn/LastPgInd": "message_last", "GrpHdr/CreDtTm": "sent"}
STATEMENTS = {"BkToCstmrStmt": "Stmt", "BkToCstmrDbtCdtNtfctn": "Ntfctn"}
"""By the message's own element: what each of its statements is called."""
REPEATED = frozenset({"text", "charge", "part_charge"})
"""What may stand there several times, each said; of all else the first one counts."""
_WITH_CURRENCY = ("amount", "part_amount", "tx_amount")
_DONE = {"": "statement", "Bal": "balance", "Ntry": "entry", "Ntry/NtryDtls/TxDtls": "part"}


def _tree(one: str) -> Node:
    root = Node()
    paths = {**_MESSAGE, **{f"{one}/{path}": word for path, word in _STATEMENT.items()}}
    for path, word in paths.items():
        node = _node(root, path)
        node.keep = word
        node.currency = f"{word}_currency" if word in _WITH_CURRENCY else ""
    for path, done in _DONE.items():
        node = _node(root, f"{one}/{path}".rstrip("/"))
        node.whole = done
    return root


def _node(root: Node, path: str) -> Node:
    for name in path.split("/"):
        root = root.below.setdefault(name, Node())
    return root


MESSAGES: Mapping[str, Node] = {name: _tree(one) for name, one in STATEMENTS.items()}
"""By the message's own element: what is read of it."""
