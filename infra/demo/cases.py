"""The drawings' service cases: a pump repaired under warranty, and one whose repair waits for its customer's agreement."""

from datetime import date, timedelta

from infra.demo.script import SHIPPING, Body, Reader, Script, creation, done, line, text

COVERED, QUOTED = "45MQ77S00B", "45MT20S00A"
WHAT = {
    COVERED: "service case SAV-118: a pump is being repaired under warranty",
    QUOTED: "service case SAV-124: a repair is quoted and waits for the customer",
}
OPENED = date(2026, 8, 3)
ANNA = Reader({"contact": "anna"}, "anna.kovacs@bigcorp.example", "Anna Kovács, in French")
ANNA_KOVACS = {"kind": "contact", "id": "anna"}
WORKSHOP = {"kind": "manager", "id": "haddad"}
INSTRUMENTS: dict[str, Body] = {
    COVERED: {
        "id": "45HR30A04C", "model": "GL-300", "serial": "GL3-01187", "location": "labo poudres", "part": "Pompe P-2207",
        "warranty": "2027-11-04",
    },
    QUOTED: {
        "id": "45GK12A02B", "model": "GL-200", "serial": "GL2-00412", "location": "contrôle réception", "part": "Pompe P-1204",
        "warranty": "2025-11-04",
    },
}  # fmt: skip
NUMBERS = {COVERED: "SAV-118", QUOTED: "SAV-124"}
FAULT = "Fuite sous la pompe de gauche, goutte toutes les deux minutes."
FINE = "Rien à changer dans vos réglages. La seconde pompe est saine."
LINES = (
    line("SAV-MO", text("Main d’œuvre atelier, 1 h 30", "Workshop labour, 1.5 h"), 1, "198.00", "20", goods=False),
    line("41-2007", text("Joint et palier", "Seal and bearing"), 1, "146.00", "20", goods=False),
)
FEE = line("SAV-PORT", text("Port de retour", "Return carriage"), 1, "20.00", "20", goods=False)


def script(reference: str, shift: timedelta) -> Script:
    """Give a case with all dates moved by `shift`."""

    def day(number: int) -> date:
        return date(2026, 8, number) + shift

    # Of BigCorp's own the beginning has all that a case needs but its lines.
    begun = creation(day(3), reference, (), {}, ANNA_KOVACS, channel="link")
    contacts = [{"id": "anna", "name": "Anna Kovács", "email": ANNA.email, "language": "fr"}]
    opened = {key: value for key, value in begun.items() if key not in ("lines", "terms", "supplier_number")} | {
        "type": "open_case", "contacts": contacts, "instrument": INSTRUMENTS[reference], "number": NUMBERS[reference],
        "measures": "yes", "since": day(2).isoformat(), "comment": FAULT,
    }  # fmt: skip
    clean: Body = {"substances": "Alumine et eau", "cleaned_with": "Éthanol, trois rinçages", "hazardous": False}
    diagnosis: Body = {
        "finding": "Fuite au palier, débit de 1,2 l/min au lieu de 2,0", "cause": "Joint de palier usé, 2 900 h",
        "work": "Joint et palier, 1 h 30, puis contrôle de débit", "comment": FINE,
    }  # fmt: skip
    back: Body = {"back_on": day(14).isoformat()} if reference == COVERED else {}
    commands = (
        opened,
        done(day(3), "record_declaration", 10, ANNA_KOVACS, channel="link", **clean),
        done(day(3), "give_return_label", 11, SHIPPING),
        done(day(4), "receive_part", 9, SHIPPING),
        done(day(5), "diagnose_case", 10, WORKSHOP, **diagnosis, **back),
        done(day(5), "start_repair", 15, WORKSHOP, next_news=day(11).isoformat(), **back)
        if reference == COVERED
        else done(
            day(5), "quote_repair", 16, WORKSHOP, lines=list(LINES), until=day(20).isoformat(), fee=FEE, work_days=5,
        ),
    )  # fmt: skip
    return Script(reference, commands, (ANNA,))
