"""The offer that the drawings show."""

from datetime import date

from chalicelib.domain.sale.bodies import NewAddress, NewContact, NewLine, NewTerms
from chalicelib.domain.sale.commands import CreateDossier
from tests.samples.texts import both

LINES = (
    NewLine(
        sku="42-1000", name=both("Module voie sèche DryFlow", "DryFlow dry dispersion module"),
        detail=both("pour GL-300", "for GL-300"), quantity=1, unit_price="3290", vat_rate="20", lead_days=0,
    ),
    NewLine(
        sku="44-0322", name=both("Billes étalon 50–350 µm", "Calibration beads 50–350 µm"), quantity=2,
        unit_price="120", vat_rate="20", lead_days=5,
    ),
)  # fmt: skip


OFFER = CreateDossier(
    account="bigcorp", customer="BigCorp Europe", owner="vasseur", lines=LINES, supplier_number="0031564",
    contacts=(NewContact(name="Jean Bon", email="jean.bon@bigcorp.example", language="fr"),),
    delivery=NewAddress(lines=("BigCorp Europe", "12, rue des Tamis"), postcode="38000", city="Grenoble", country="FR"),
    billing=NewAddress(lines=("BigCorp Europe", "BP 204"), postcode="38040", city="Grenoble Cedex 9", country="FR"),
    terms=NewTerms(valid_until=date(2026, 8, 28)),
)  # fmt: skip
"""The command that opens the drawing's offer."""
