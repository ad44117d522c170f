"""One entry of each event of a service case, with every optional field filled at least once, in an order that may be."""

from datetime import date
from decimal import Decimal

from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Line, Skipped
from tests.samples.events import entry
from tests.samples.texts import both

SERVED = e.ServedInstrument(
    id="45HR30A04C", model="GL-300", serial="GL3-01187", location="labo poudres", part="Pompe P-2207", warranty=date(2004, 11, 4),
    contract="Sérénité", contract_until=date(2004, 12, 31),
)  # fmt: skip
WORK = Line(1, "SAV-MO", both("Main d’œuvre", "Labour"), 1, Decimal("198.00"), Decimal("19.6"), goods=False)
CARRIAGE = Line(1, "SAV-PORT", both("Port de retour", "Return carriage"), 1, Decimal("20.00"), Decimal("19.6"), goods=False)
CASE_EVENTS: tuple[e.Event, ...] = (
    e.DetailsSet("bigcorp", "c1", "a1", "a1", "vasseur", deputy="moulin"),
    e.CaseOpened(
        "SAV-118", SERVED, "partly", date(2004, 7, 20), "Joint serré", "04 76 00 01 47", "s1", elsewhere=True,
        skipped=(Skipped("SAV-117", "45MR02G00A"),),
    ),
    e.DecontaminationDeclared("Alumine", "Éthanol", hazardous=True, signer="s1"),
    e.ReturnLabelGiven("R-118"),
    e.VisitPlanned(date(2004, 9, 1)),
    e.PartReceived(),
    e.LoanGiven("GL-100", "GL1-7", date(2004, 9, 30)),
    e.CaseDiagnosed("Fuite au palier", "Joint usé", "Changer le joint", "no", date(2004, 9, 14)),
    e.RepairQuoted(1, (WORK,), date(2004, 9, 20), CARRIAGE, 5),
    e.QuoteReminded(date(2004, 9, 20)),
    e.QuoteRefused(1, "s1"),
    e.RepairQuoted(2, (WORK,), date(2004, 8, 2)),
    e.QuoteLapsed(2),
    e.RepairQuoted(3, (WORK,), date(2004, 9, 20)),
    e.QuoteAccepted(3, "s1", "P020044G-09"),
    e.RepairStarted(date(2004, 9, 15)),
    e.RepairDone((e.UsedPart("41-2007", 2, "L-0412", counted=True),)),
    e.CheckDone("1,9 l/min", passed=False),
    e.RepairDone(),
    e.CheckDone("2,0 l/min", passed=True),
    e.CaseReturned("DPD", "RR 118", "https://dpd.example/RR118", date(2004, 9, 16)),
    e.CaseBilled("45MR61G00C"),
    e.LoanReturned("GL1-7"),
)  # fmt: skip
CLOSED = e.CaseClosed()
"""It ends a case that nothing came here of, and so another one than the events above are of."""
CASE_ENTRIES: tuple[Entry, ...] = tuple(
    entry(seq, event, "à noter" if seq % 3 == 0 else None) for seq, event in enumerate((*CASE_EVENTS, CLOSED), start=1)
)
