"""The drawing's open offer, 45MR61G00C: three lines, two of them from stock."""

from datetime import date, timedelta

from infra.demo.script import CLAIRE, Script, creation, line, text

REFERENCE = "45MR61G00C"
VAT = "20"
LINES = (
    line(
        "42-1000", text("Module voie sèche DryFlow", "DryFlow dry dispersion module"), 1, "3290.00", VAT,
        detail=text("pour GL-300", "for GL-300"), lead_days=0,
    ),
    line("42-1040", text("Buse de dispersion 4 bar", "Dispersion nozzle, 4 bar"), 2, "165.00", VAT, lead_days=0),
    line(
        "44-0322", text("Billes étalon 50–350 µm", "Calibration beads 50–350 µm"), 2, "120.00", VAT,
        detail=text("flacon de 50 g", "50 g bottle"), lead_days=5,
    ),
)  # fmt: skip
NOZZLE = "La buse 4 bar convient à vos poudres cohésives\u202f; nous avons retenu deux pièces comme convenu au téléphone."


def script(shift: timedelta) -> Script:
    """Give one entry, made three days before today; the mail of the offer follows from inviting Jean Bon."""
    terms = {
        "valid_until": (date(2026, 8, 28) + shift).isoformat(),
        "payment": text("30 jours, par virement", "30 days, by bank transfer"),
        "delivery": text("Franco de port, France métropolitaine", "Carriage paid, mainland France"),
    }
    return Script(REFERENCE, (creation(date(2026, 8, 3) + shift, REFERENCE, LINES, terms, CLAIRE, comment=NOZZLE),))
