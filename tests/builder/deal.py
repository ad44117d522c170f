"""A deal told in commands until its documents are composed, for tests of what they say."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from chalicelib.adapters.qr import squares
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.bodies import NewAddress, NewLine
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.document_kinds import DOCUMENTS
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.compose import compose
from chalicelib.effects.documents.printed import PrintedDocument
from tests.builder.dossiers import DossierBuilder
from tests.samples.drawing import OFFER
from tests.samples.texts import both

REFERENCE, PAGE = "45MR61G00C", "https://suivi.example/suivi/#45MR61G00C"
DAY, DUE = date(2026, 8, 6), date(2026, 9, 5)
NOW = datetime(2026, 8, 11, 7, 14, tzinfo=UTC)
FRENCH = NewAddress(
    lines=("BigCorp Europe", "BP 204"), postcode="38040", city="Grenoble Cedex 9", country="FR", siren="404833048",
    vat="FR83404833048", electronic="0225:404833048",
)  # fmt: skip
GERMAN = NewAddress(
    lines=("Messtechnik Müller GmbH", "Prüfstraße 7"), postcode="80331", city="München", country="DE", vat="DE136695976",
)  # fmt: skip
IRISH = NewAddress(lines=("Lagan Powders Ltd",), postcode="BT1 5GS", city="Belfast", country="GB", vat="XI980780684")
SWISS = NewAddress(lines=("Alpen Labor AG", "Seestrasse 3"), postcode="8002", city="Zürich", country="CH")


def line(price: str = "100.00", quantity: int = 1, rate: str = "20", **more: Any) -> NewLine:
    """A line of the deal."""
    name = both("Cellule voie liquide", "Wet dispersion cell")
    return NewLine(sku="41-2250", name=name, quantity=quantity, unit_price=price, vat_rate=rate, **more)


class Deal(DossierBuilder):
    """An order of these lines, for a buyer, all on one day; ordered: False for the offer alone."""

    def __init__(
        self, *lines: NewLine, buyer: NewAddress = FRENCH, lang: Language = "fr", ordered: bool = True, **more: Any
    ) -> None:  # fmt: skip
        self.lang: Language = lang
        more = {"effective": DAY} | more
        create: CreateDossier = replace(OFFER, lines=lines or (line(),), billing=buyer, delivery=buyer, **more)
        super().__init__(create, DAY, NOW)
        if create.terms and ordered:
            self.does("place_order", customer_reference="P020044G-01")

    def does(self, type_: str, day: date = DAY, **more: Any) -> "Deal":
        """One command more."""
        return self.command(type_, day, **more)

    def invoiced(self, number: str = "F26-0412", **more: Any) -> "Deal":
        """What is left is invoiced."""
        return self.does("issue_invoice", number=number, due=DUE.isoformat(), **more)

    def reading(self, entry: Entry) -> Reading:
        """The deal as it stood with an entry."""
        state = fold(self.history[: entry.seq])
        return Reading(REFERENCE, state, self.people, translations(self.lang), seller(), entry.origin.effective)

    def composed(self, kind: str, *, draft: bool = False, drawn: bool = False) -> tuple[PrintedDocument, Bill | None]:
        """The newest document of a kind, its codes drawn or readable."""
        document = [one for one in fold(self.history).documents if one.kind == kind][-1]
        entry = self.history[document.entry - 1]
        return compose(self.reading(entry), entry, PAGE, squares if drawn else lambda text: (text,), draft=draft)

    def last_bill(self) -> Bill:
        """The bill of the newest document of money."""
        bill = self.last_composed()[1]
        assert bill is not None
        return bill

    def last_composed(self, *, drawn: bool = False) -> tuple[PrintedDocument, Bill | None]:
        """The newest document of money."""
        return self.composed([one.kind for one in fold(self.history).documents if DOCUMENTS[one.kind].money][-1], drawn=drawn)

    def bill(self, kind: str = "invoice") -> Bill:
        """The bill of the newest document of a kind."""
        bill = self.composed(kind)[1]
        assert bill is not None
        return bill
