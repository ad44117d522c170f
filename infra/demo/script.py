"""The parts that the demonstration's dossiers are written with: bodies of the staff API, in the order they are sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from chalicelib.adapters.seller import seller

Body = dict[str, Any]
PARIS = ZoneInfo("Europe/Paris")

MANAGER = {"kind": "manager"}
SELLER = {"kind": "manager", "id": "granuloshop"}
CLAIRE = {"kind": "manager", "id": "vasseur"}
SHIPPING = {"kind": "manager", "id": "shipping"}
ACCOUNTS = {"kind": "accountant"}
JEAN_BON = {"kind": "contact", "id": "c1"}


class Issued(NamedTuple):
    """The number that an invoice of the dossier was given, by its position there: which it is nobody knows before."""

    position: int


@dataclass(frozen=True)
class Reader:
    """A person whom the link is mailed to."""

    invite: Body
    email: str
    who: str


JEAN = Reader({"contact": "c1"}, "jean.bon@bigcorp.example", "Jean Bon, in French")
ANN = Reader(
    {"new": {"name": "Ann Bright", "email": "ann.bright@bigcorp.example", "language": "en"}},
    "ann.bright@bigcorp.example",
    "Ann Bright, in English",
)


@dataclass(frozen=True)
class Script:
    """A dossier as a series of commands, the first of which creates it, and who is invited to read it then."""

    reference: str
    commands: Sequence[Body]
    readers: Sequence[Reader] = field(default=(JEAN,))


def text(fr: str, en: str) -> Body:
    """Give a text in the seller's languages; English stands in for those that the demonstration does not speak."""
    return {language: fr if language == "fr" else en for language in seller().languages}


def line(sku: str, name: Body, quantity: int, unit_price: str, vat_rate: str, **more: Any) -> Body:
    """Give a line of an offer."""
    return {"sku": sku, "name": name, "quantity": quantity, "unit_price": unit_price, "vat_rate": vat_rate, **more}


def done(day: date, kind: str, hour: int, actor: Body = MANAGER, *, written: date | None = None, **more: Any) -> Body:
    """Give a command that took effect on a day and was written down at an hour of it, or of another day; without any mail."""
    recorded = datetime.combine(written or day, time(hour), PARIS).isoformat()
    return {"type": kind, "effective": day.isoformat(), "recorded": recorded, "actor": actor, "mails": False, **more}


def creation(day: date, reference: str, lines: Sequence[Body], terms: Body, actor: Body = MANAGER, **more: Any) -> Body:
    """Give the command that opens one of BigCorp's dossiers as an offer."""
    return done(
        day, "create_dossier", 9, actor, reference=reference, account="bigcorp", customer="BigCorp Europe", owner="vasseur",
        deputy="moulin", contacts=[{"id": "c1", "name": "Jean Bon", "email": JEAN.email, "language": "fr"}],
        delivery={
            "lines": ["BigCorp Europe", "Laboratoire poudres, quai 3", "12, rue des Tamis"], "postcode": "38000",
            "city": "Grenoble", "country": "FR",
        },
        billing={
            "lines": ["BigCorp Europe", "Comptabilité fournisseurs", "BP 204"], "postcode": "38040", "city": "Grenoble Cedex 9",
            "country": "FR", "siren": "123456782", "vat": "FR11123456782", "electronic": "0225:123456782",
        },
        lines=list(lines), terms=terms, supplier_number="0031564", **more,
    )  # fmt: skip
