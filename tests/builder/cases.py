"""Service cases for tests: BigCorp's pump, out of warranty unless said."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from chalicelib.application.caller import Caller
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewLine
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.facts.service import NewInstrument
from chalicelib.domain.sale.service.service_kind import SERVICE
from chalicelib.domain.values.actor import Actor
from tests.samples.drawing import OFFER
from tests.samples.texts import both

REFERENCE = "45MT20S00A"
OF_A_CASE = {kind for kind, row in COMMAND_SPECS.items() if set(row.about) <= SERVICE.events}
"""The commands that are of a service case alone."""
FAULT = "Fuite sous la pompe de gauche, goutte toutes les deux minutes."
GL300 = NewInstrument(
    id="45HR30A04C", model="GL-300", serial="GL3-01187", location="labo poudres", part="Pompe P-2207", warranty=date(2025, 11, 4)
)
CASE = c.OpenCase(
    account=OFFER.account, customer=OFFER.customer, contacts=OFFER.contacts, delivery=OFFER.delivery, billing=OFFER.billing,
    owner=OFFER.owner, instrument=GL300, comment=FAULT, measures="partly", reference=REFERENCE,
)  # fmt: skip
COVERED = replace(CASE, instrument=replace(GL300, warranty=date(2027, 11, 4)))
DECLARE = c.DeclareDecontamination(name="Anna Kovács", substances="Alumine", cleaned_with="Éthanol, deux fois", hazardous=False)
DIAGNOSE = c.DiagnoseCase(
    finding="Fuite au palier, débit de 1,2 l/min au lieu de 2,0", cause="Joint de palier usé",
    work="Joint et palier, 1 h 30, puis contrôle de débit",
)  # fmt: skip
QUOTE = c.QuoteRepair(
    lines=(
        NewLine(sku="SAV-MO", name=both("Main d’œuvre, 1 h 30", "Labour, 1.5 h"), quantity=1, unit_price="198.00", vat_rate="20"),
        NewLine(sku="41-2007", name=both("Joint et palier", "Seal and bearing"), quantity=1, unit_price="146.00", vat_rate="20"),
    ),
    until=date(2026, 8, 20),
    fee=NewLine(sku="SAV-PORT", name=both("Port de retour", "Return carriage"), quantity=1, unit_price="20.00", vat_rate="20"),
    work_days=5,
)  # fmt: skip
ACCEPT, REFUSE = c.AcceptQuote(name="Anna Kovács", revision=1), c.RefuseQuote(name="Anna Kovács", revision=1)
TO_QUOTE: tuple[c.Command, ...] = (DECLARE, c.GiveReturnLabel(), c.ReceivePart(), DIAGNOSE, QUOTE)
TO_RETURN: tuple[c.Command, ...] = (
    *TO_QUOTE, ACCEPT, c.StartRepair(), c.FinishRepair(), c.FinishCheck(result="2,0 l/min"),
    c.ReturnPart(carrier="DPD", tracking="R 118"),
)  # fmt: skip


def by_link(link: str = "l1", contact: str = "c1") -> Caller:
    """The customer, by a link of the case."""
    who = f"l:{REFERENCE}:{link}"
    return Caller(who, who, frozenset({"customer"}), Actor("contact", contact), "link", link)


def body(command: c.Command, **more: Any) -> dict[str, Any]:
    """A command as a body of the API has it."""
    import msgspec

    built: dict[str, Any] = msgspec.to_builtins(command)
    return {key: value for key, value in {**built, **more}.items() if value is not None}
