"""The instruments of two of the demonstration's customers: BigCorp's three, as the drawings have them, and two of Léman's."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from infra.demo.customers import OTHERS
from infra.demo.load import DRAWN
from infra.demo.script import Body, text
from infra.demo.stock import ShelfClient

SINCE = "2024-01-01"
LEMAN = next(one for one in OTHERS if one.account == "leman")
GL300, GL200 = "40-0300", "40-0200"
MODELS: tuple[Body, ...] = (
    {
        "sku": GL300, "name": text("Granulomètre laser GL-300", "GL-300 laser particle sizer"), "kind": "instrument",
        "vat_rate": "20", "prices": [{"since": SINCE, "amount": "28900.00"}], "lead_days": 30, "numbered": "serial",
        "customs_code": "90275000", "origin": "FR", "weight": 42000,
    },
    {
        "sku": GL200, "name": text("Granulomètre laser GL-200", "GL-200 laser particle sizer"), "kind": "instrument",
        "vat_rate": "20", "prices": [{"since": SINCE, "amount": "19400.00"}], "lead_days": 30, "numbered": "serial",
        "customs_code": "90275000", "origin": "FR", "weight": 31000,
    },
)  # fmt: skip


class Owned(NamedTuple):
    """An instrument as it is written down, and what happened to it since, in its order; days are the drawings'."""

    entered: Body
    happened: tuple[Body, ...] = ()


def _entered(number: str, model: str, serial: str, account: str, location: str, since: str, **more: object) -> Body:
    return {"id": number, "model": model, "serial": serial, "account": account, "location": location, "since": since, **more}


FLEET: tuple[Owned, ...] = (
    Owned(
        _entered(
            "45HR30A04C", GL300, "GL3-01187", "bigcorp", "Laboratoire poudres, Grenoble", "2024-11-04", warranty="2027-11-04",
            contract={"level": "complete", "since": "2025-11-05", "until": "2027-11-04"},
        ),
        (
            {
                "type": "note_intervention", "on": "2024-11-04", "work": "installation", "done_by": "Marc Aubin",
                "report": "PV24-1187",
            },
            {"type": "note_component", "on": "2024-11-04", "part": "Laser He-Ne 632,8 nm", "number": "L-8841"},
            {"type": "note_component", "on": "2024-11-04", "part": "Pompe de circulation", "number": "P-2207"},
            {"type": "tell_version", "on": "2025-06-12", "version": "4.2.1"},
            {
                "type": "note_intervention", "on": "2025-11-05", "work": "verification", "done_by": "Marc Aubin",
                "report": "CV25-1187", "valid_until": "2026-11-05", "comment": "Avant réglage : conforme. Après : écart 0,4 %.",
            },
            {
                "type": "note_intervention", "on": "2026-03-18", "work": "repair", "done_by": "Marc Aubin",
                "report": "SAV-097", "comment": "Pompe de circulation remplacée sous garantie.",
            },
            {
                "type": "note_component", "on": "2026-03-18", "part": "Pompe de circulation", "number": "P-2391",
                "replaces": "P-2207",
            },
            {"type": "add_instrument_note", "on": "2026-07-30", "comment": "Appeler avant de venir.", "internal": True},
        ),
    ),
    Owned(
        _entered(
            "45GL12B07D", GL200, "GL2-00412", "bigcorp", "Contrôle réception, Lyon", "2023-11-03",
            contract={"level": "essential", "since": "2023-11-03", "until": "2027-11-02"},
        ),
        ({"type": "tell_version", "on": "2026-01-15", "version": "3.8.0"},),
    ),
    Owned(_entered("45GT40C01F", GL300, "GL3-01240", "bigcorp", "Göteborg", "2025-02-10", warranty="2027-02-10")),
    Owned(
        _entered("45LM11A02G", GL300, "GL3-00931", LEMAN.account, "Four 2, Évian-les-Bains", "2022-05-16"),
        (
            {"type": "note_intervention", "on": "2026-05-20", "work": "verification", "done_by": "Nadia Colin",
             "report": "CV26-0931", "valid_until": "2027-05-20"},
        ),
    ),
    Owned(_entered("45LM11A03H", GL200, "GL2-00377", LEMAN.account, "Réserve", "2020-09-01"),
          ({"type": "retire_instrument", "on": "2026-02-02", "comment": "Remplacé."},)),
)  # fmt: skip


def fill(house: ShelfClient, today: date) -> None:
    """Have the models, the customers and their instruments, once: another start writes what lacks. Raises RuntimeError."""
    for model in MODELS:
        if house.read(f"/staff/products/{model['sku']}") is None:
            house.write("/staff/products", model, f"demo-fleet-product-{model['sku']}")
    if house.read(f"/staff/accounts/{LEMAN.account}") is None:
        opened = LEMAN.asked()
        account = {name: opened[name] for name in ("account", "customer", "contacts")}
        house.write("/staff/accounts", account, f"demo-fleet-account-{LEMAN.account}")
    for owned in FLEET:
        number = owned.entered["id"]
        stored = house.read(f"/staff/instruments/{number}")
        version = stored["instrument"]["version"] if stored else 0
        for at, (path, body) in enumerate(_writes(number, owned, today)):
            if at >= version:
                house.write(path, body, f"demo-fleet-{number}-{at}")


def let_read(house: ShelfClient) -> None:
    """Have BigCorp's metrologist read all that is the account's, once she is one of its contacts. Raises RuntimeError."""
    account = house.read("/staff/accounts/bigcorp") or {"contacts": []}
    hers = next((one["affairs"] for one in account["contacts"] if one["contact"]["id"] == "anna"), None)
    if hers and not hers["whole"]:
        grant = {"type": "grant_affairs", "contact": "anna", "whole": True}
        house.write("/staff/accounts/bigcorp/commands", grant, "demo-fleet-anna")


def _writes(number: str, owned: Owned, today: date) -> Iterator[tuple[str, Body]]:
    yield "/staff/instruments", _on_its_day(owned.entered, today)
    for body in owned.happened:
        yield f"/staff/instruments/{number}/commands", _on_its_day(body, today)


def _on_its_day(value: Body, today: date) -> Body:
    """Move the days of a body as far as today is from the drawings'."""

    def moved(part: object) -> object:
        if isinstance(part, dict):
            return {name: moved(one) for name, one in part.items()}
        try:
            return (date.fromisoformat(part) + (today - DRAWN)).isoformat() if isinstance(part, str) else part
        except ValueError:
            return part

    return {name: moved(part) for name, part in value.items()}
