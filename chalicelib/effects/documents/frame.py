"""What every document has: letterhead, addresses, references, the code that leads to the page."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from chalicelib.application.view.document_names import file_name, title
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sums import address_lines
from chalicelib.domain.account.people import Address
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.printed_letters import unprintable
from chalicelib.effects.documents.letterhead import letterhead_of
from chalicelib.effects.documents.printed import (
    Block,
    Code,
    Letterhead,
    Payment,
    PrintedDocument,
    PrintedFact,
    PrintedRow,
    PrintedSum,
    VatTable,
)

R = TypeVar("R", bound=AnyReading)


class DocumentFrame(NamedTuple, Generic[R]):
    """A document in the making: the reading of its day, its entry, and how codes are drawn."""

    reading: R
    entry: Entry
    page_url: str
    squares: Callable[[str], tuple[str, ...]]
    draft: bool

    @property
    def day(self) -> str:
        """The document's date."""
        return self.reading.translations.date_year(self.entry.origin.effective)

    def printed(
        self,
        *,
        blocks: tuple[Block, ...],
        facts: tuple[PrintedFact, ...],
        columns: tuple[str, ...],
        rows: tuple[PrintedRow, ...],
        opening: str | None = None,
        sums: tuple[PrintedSum, ...] = (),
        vat: VatTable | None = None,
        payment: Payment | None = None,
        notes: tuple[str, ...] = (),
    ) -> PrintedDocument:
        """Give the whole document around what is its own."""
        reading, translations = self.reading, self.reading.translations
        document = reading.state.document(self.entry.seq)
        if document is None:
            raise LookupError(f"entry {self.entry.seq} makes no document")
        called = title(translations, reading.reference, document)
        subject = translations.gettext("%(title)s of %(day)s, for %(customer)s")
        return PrintedDocument(
            kind=document.kind,
            lang=translations.lang,
            title=called,
            subject=subject % {"title": called, "day": self.day, "customer": reading.people.name},
            day=self.day,
            moment=self.entry.committed,
            draft=translations.gettext("Draft") if self.draft else None,
            file=file_name(translations, reading.reference, document),
            letterhead=self._letterhead(),
            blocks=blocks,
            facts=(*self._references(), *facts),
            opening=opening,
            columns=columns,
            rows=rows,
            sums=sums,
            vat=vat,
            payment=payment,
            notes=notes,
            page=self._page(),
            pages=translations.gettext("Page {page} of {pages}"),
        )

    def blocks(self, *uses: str) -> tuple[Block, ...]:
        """Give the addresses, the first one's in the window of the envelope; one that was forgotten is left out.

        addressee: the billing address of what is not invoiced. customer, sender: where the instrument stands, of what goes there
        and of what leaves from there.
        """
        reading, translations = self.reading, self.reading.translations
        delivery, billing = reading.state.delivery, reading.state.billing
        titles = {
            "delivery": (translations.gettext("Delivery"), delivery),
            "billing": (translations.gettext("Billing"), billing),
            "addressee": (translations.gettext("Addressee"), billing),
            "customer": (translations.gettext("Addressee"), delivery),
            "sender": (translations.gettext("Sender"), delivery),
        }
        shown = ((titles[use][0], reading.people.addresses.get(titles[use][1])) for use in uses)
        return tuple(self._block(called, address) for called, address in shown if address)

    def _block(self, title: str, address: Address) -> Block:
        """Give an address as it stands on paper: a carrier abroad and one here both read it where it has Latin lines."""
        home, translations = self.reading.seller.address.country, self.reading.translations
        lines = address_lines(address, translations, home)
        if not address.latin:
            return Block(title, lines, country=address.country)
        country, original = lines[len(address.lines) + 1 :], lines[: len(address.lines) + 1]
        readable = not any(map(unprintable, original))
        return Block(title, (*address.latin, *country), original if readable else (), address.country)

    def _letterhead(self) -> Letterhead:
        return letterhead_of(self.reading.seller, self.reading.translations, abroad=self._abroad())

    def _abroad(self) -> bool:
        """Say whether the paper goes to another country than the seller's, or its goods do."""
        state, stored = self.reading.state, self.reading.people.addresses
        shown = (stored.get(key) for key in (state.delivery, state.billing))
        return any(address is not None and address.country != self.reading.seller.address.country for address in shown)

    def _references(self) -> tuple[PrintedFact, ...]:
        translations, state = self.reading.translations, self.reading.state
        ours = PrintedFact(translations.gettext("Our reference"), self.reading.reference, ref=True)
        theirs = PrintedFact(translations.gettext("Your order number"), state.customer_reference or "", ref=True)
        engaged = PrintedFact(translations.gettext("Your engagement number"), state.engagement or "", ref=True)
        supplier = PrintedFact(translations.gettext("Supplier number"), state.supplier_number or "", ref=True)
        return tuple(fact for fact in (ours, theirs, engaged, supplier) if fact.value)

    def _page(self) -> Code:
        translations, shown = self.reading.translations, self.page_url.split("://", 1)[-1]
        alt = translations.gettext("QR code of the page %(page)s") % {"page": shown}
        return Code(self.squares(self.page_url), alt, translations.gettext("Follow it here: %(page)s") % {"page": shown})
