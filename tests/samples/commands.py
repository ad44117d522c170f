"""Bodies of requests."""

from datetime import date
from typing import Any

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAddress, NewContact, NewLine, NewTerms
from tests.samples.texts import both

ADDRESS = NewAddress(lines=("BigCorp Europe", "12, rue des Tamis"), postcode="38000", city="Grenoble", country="FR")
JEAN = NewContact(name="Jean Bon", email="jean.bon@bigcorp.example", language="fr")
LINES = (
    NewLine(sku="41-2250", name=both("Cellule", "Cell"), quantity=2, unit_price="2610", vat_rate="20"),
    NewLine(sku="MR-110", name=both("Matériau", "Material"), quantity=10, unit_price="0.125", vat_rate="5.5"),
    NewLine(sku="SV-1", name=both("Service", "Service"), quantity=1, unit_price="450", vat_rate="20", goods=False),
)
TERMS = NewTerms(valid_until=date(2026, 8, 28))


def order(**changes: Any) -> c.CreateDossier:
    """A firm order of BigCorp's."""
    given = {"account": "bigcorp", "customer": "BigCorp Europe", "contacts": (JEAN,), "delivery": ADDRESS, "billing": ADDRESS,
             "lines": LINES, "owner": "claire"}  # fmt: skip
    return c.CreateDossier(**{**given, **changes})


def offer(**changes: Any) -> c.CreateDossier:
    """An offer to BigCorp."""
    return order(**{"terms": TERMS, **changes})
