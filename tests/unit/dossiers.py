"""Dossiers of the drawings, small, for tests of what is said of them."""

from datetime import UTC, date, datetime

from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.account.people import People
from chalicelib.domain.sale.bodies import NewAddress, NewContact, NewLine, NewTerms
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry, Provenance
from chalicelib.domain.sale.events import Event
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.sale.opening import open_dossier
from chalicelib.domain.values.actor import Actor
from tests.samples.texts import both

TODAY = date(2026, 8, 6)
NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
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


def opened(command: CreateDossier = OFFER) -> Loaded:
    """The drawing's offer as it is stored."""
    people, events = open_dossier(command, People("bigcorp", "BigCorp Europe"), TODAY)
    return Loaded(after(Dossier(), *events), people)


def after(state: Dossier, *events: Event) -> Dossier:
    """The state after events of today."""
    for event in events:
        state = evolve(state, entry_of(state, event))
    return state


def entry_of(state: Dossier, event: Event, comment: str | None = None) -> Entry:
    """The entry that an event of today makes; customers read its comment."""
    origin = Provenance(
        TODAY, NOW, Actor("manager"), "claire", "staff", comment=comment, comment_visible=True if comment else None
    )
    return Entry(state.version + 1, event, origin, NOW)
