"""What commands would do: what the customer reads after them, the mails that leave, and what staff should look at before."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import Translations, TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.application.staff.desk.customer_reading import READ, AskedReading, reading_as, without_acts
from chalicelib.application.staff.desk.mail_draft import DraftsMails, MailDraft
from chalicelib.application.staff.desk.offer_figures import OfferFigures, delays_too_short, offer_figures
from chalicelib.application.staff.desk.rehearsed_commands import Performed, StaffRehearsal, perform
from chalicelib.application.staff.notices import Notice, notices
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.history import PAGE
from chalicelib.application.view.past import Past
from chalicelib.application.view.shapes.whole_document import CustomerDocument
from chalicelib.application.writing.audience import Happened, recipients
from chalicelib.application.writing.entries import reads_of
from chalicelib.domain.sale.comments import Reads
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import OfferMade, OrderChanged, OrderCreated
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Language


class Rehearsed(Struct, frozen=True):
    """What would be, at the dossier's version of today (0 of one that is not there).

    document: what its contact would read, without acts. mails: in the order in which they would leave. customer_reads: of the
    last command. offer: where lines would be offered, ordered or changed.
    """

    version: int
    document: CustomerDocument
    mails: tuple[MailDraft, ...]
    customer_reads: Reads
    notices: tuple[Notice, ...]
    offer: OfferFigures | None


class Means(NamedTuple):
    """What a rehearsal is made with; translations: of who asks.

    lang: of the document; its contact's if none.
    """

    store: DossierStore
    seller: Seller
    translations_for: TranslationsFor
    drafts: DraftsMails
    translations: Translations
    lang: Language | None = None


def rehearse(means: Means, rehearsal: StaffRehearsal) -> Rehearsed:
    """Give what commands would do, without writing. Raises what carrying them out would raise."""
    performed = perform(means.store, means.seller, rehearsal, means.translations_for)
    first, last = performed.steps[0], performed.steps[-1]
    entries, figures = performed.entries, _figures(performed, rehearsal)
    delays = delays_too_short(figures, performed.after, means.translations) if figures else ()
    return Rehearsed(
        version=first.prepared.state.version,
        document=_document(means, rehearsal, performed),
        mails=means.drafts(rehearsal) if _mails(performed, rehearsal) else (),
        customer_reads=reads_of(last.decided.command, last.decided.entries),
        notices=tuple(_distinct((*_notices(means, performed, entries), *delays))),
        offer=figures,
    )


def _document(means: Means, rehearsal: StaffRehearsal, performed: Performed) -> CustomerDocument:
    asked = AskedReading(rehearsal.caller, rehearsal.reference, rehearsal.now, lang=means.lang)
    reading = reading_as(means.store, means.seller, performed.after, asked, means.translations_for)
    newest, before = tuple(reversed(performed.entries)), performed.steps[0].prepared.state.version
    older = means.store.older(rehearsal.reference, before + 1, READ) if before else ()
    seen = [entry for entry in (*newest, *older) if entry.origin.visible][:PAGE]
    past = Past(lambda: performed.reads.history(rehearsal.reference))
    return without_acts(dossier_document(reading, seen, past))


def _mails(performed: Performed, rehearsal: StaffRehearsal) -> bool:
    """Say whether anybody would be mailed."""
    today = paris_date(rehearsal.now)
    for step in performed.steps:
        prepared, decided = step.prepared, step.decided
        happened = Happened(decided.after, prepared.context.people, decided.entries, today, decided.struck)
        if decided.command.tells and recipients(happened):
            return True
    return False


def _figures(performed: Performed, rehearsal: StaffRehearsal) -> OfferFigures | None:
    changes = [entry for entry in performed.entries if isinstance(entry.event, OfferMade | OrderCreated | OrderChanged)]
    if not changes or not isinstance(performed.after.state, Dossier):
        return None
    return offer_figures(performed.reads, performed.after, changes[-1].origin.effective, paris_date(rehearsal.now))


def _notices(means: Means, performed: Performed, entries: Iterable[Entry]) -> Iterator[Notice]:
    for entry in entries:
        yield from notices(performed.after, entry, means.translations)


def _distinct(several: Iterable[Notice]) -> Iterable[Notice]:
    return dict.fromkeys(several)
