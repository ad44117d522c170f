"""How a customer reads the dossier that their link opened: today, and as it was."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from chalicelib.application.customer.point_in_time import earlier
from chalicelib.application.errors import NotFound
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import StockAndHold
from chalicelib.application.ports.translations import Translations
from chalicelib.domain.access.level import Access
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.kernel.call import Call

if TYPE_CHECKING:
    from chalicelib.application.view.past import Past
    from chalicelib.application.view.reading import AnyReading
    from chalicelib.bootstrap.http import Wiring


NOTHING_BESIDE = StockAndHold({}, on_hold=False)


class OpenedDossier(NamedTuple):
    """A dossier as today's head has it, and the translations for its reader."""

    wired: "Wiring"
    reference: str
    head: Loaded
    translations: Translations
    link: Link

    @staticmethod
    def of(call: Call, wired: "Wiring", reference: str, head: Loaded, access: Access) -> "OpenedDossier":
        """Give the dossier in the language asked for, else in that of the link's contact."""
        contact = head.people.contacts.get(access.link.contact)
        translations = wired.translations_for(call.lang or (contact.language if contact else None))
        return OpenedDossier(wired, normalise(reference) or "", head, translations, access.link)

    def stock_and_hold(self, now: datetime) -> StockAndHold:
        """Give what an offer that can be ordered shows beside its own, as of a second ago: one read, none for all others.

        It is what is there of its goods, and whether nobody orders online for its customer.
        """
        state, store, day = self.head.state, self.wired.store, paris_date(now)
        shown = state.stock_shown(day)
        if state.orderable(day):
            return store.stock_and_hold(shown, state.account)
        return StockAndHold(store.stock(shown, consistent=False), on_hold=False)

    def today(self, now: datetime, beside: StockAndHold = NOTHING_BESIDE) -> "AnyReading":
        """Give the dossier as it is, with the stock and the hold that are shown with it."""
        from chalicelib.application.view.kind_views import reading_class

        state, people = self.head
        day, seller = paris_date(now), self.wired.seller
        return reading_class(state)(
            self.reference, state, people, self.translations, seller, day, reader=self.link.contact, stock=beside.stock, now=now,
            on_hold=beside.on_hold, link=self.link,
        )  # fmt: skip

    def earlier(self, at: int) -> tuple["AnyReading", list[Entry], "Past"]:
        """Give the dossier after entry `at`, the entries up to that one that customers see, newest first, and the past.

        Raises NotFound, the same for an entry that there is not and for one that customers do not see.
        """
        from chalicelib.application.view.kind_views import reading_class
        from chalicelib.application.view.past import Past

        then = earlier(self.wired.store, self.reference, self.head.state, at)
        if not then.entry.origin.visible:
            raise NotFound
        people, seller = self.head.people, self.wired.seller
        reading = reading_class(then.state)(
            self.reference, then.state, people, self.translations, seller, then.day, then.entry, link=self.link
        )
        seen = [entry for entry in then.entries if entry.origin.visible]
        return reading, seen, Past(lambda: list(reversed(then.entries)))
