"""The effect `staff_told`: owner or deputy is mailed what a customer did, or what went wrong; nothing is recorded."""

from collections.abc import Sequence

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Colleague, Seller
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailFact
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.staff.acts import act, over
from chalicelib.effects.staff.note import Note, NoteAnswer, colleague_of
from chalicelib.effects.staff.wait_reasons import waits


def mail_staff(mailing: Mailing, effect: Effect) -> None:
    """Mail a colleague what happened; nothing if it is over meanwhile.

    Of a dossier whose owner and deputy both left, all colleagues are mailed: somebody has to take it over.
    """
    loaded = mailing.store.load(effect.reference)
    if loaded is None:
        raise LookupError(effect.reference)
    (entry,) = mailing.store.older(effect.reference, effect.seq + 1, 1)
    if over(loaded.state, entry):
        return
    for colleague in readers(mailing.seller, effect, (loaded.state.owner, loaded.state.deputy)):
        mailing.mailer.send(_compose(mailing, effect, loaded, colleague, entry))


def readers(seller: Seller, effect: Effect, staff: Sequence[str | None]) -> Sequence[Colleague]:
    """Give whom a mail goes to that is for one of the staff of a dossier.

    Nobody where that one left and another of them is there, who is mailed too; everybody, once, where none of them is.
    """
    colleague = colleague_of(seller, effect)
    if colleague:
        return (colleague,)
    if any(one in seller.staff for one in staff) or effect.contact != next(filter(None, staff), None):
        return ()
    return tuple(seller.staff.values())


def _compose(mailing: Mailing, effect: Effect, loaded: Loaded, colleague: Colleague, entry: Entry) -> Mail:
    translations, seller = mailing.translations_for(colleague.language), mailing.seller
    read, today = reading_class(loaded.state), paris_date(mailing.clock())
    reading = read(effect.reference, loaded.state, loaded.people, translations, seller, today)
    what = act(reading, entry)
    note = Note(
        subject=what.subject,
        greeting=translations.gettext("Hello %(name)s,") % {"name": colleague.name},
        paragraphs=(what.text,),
        facts=(*_dossier(reading), *waits(reading)),
        sections=what.typed,
        answers=tuple(NoteAnswer(label, desk_url(mailing.site_url, translations, area)) for label, area in what.answers),
        open=translations.gettext("Open it at the desk"),
        desk=desk_url(mailing.site_url, translations, effect.reference),
        why=_why(translations, orphaned=effect.contact not in seller.staff),
        seller=seller.name,
    )
    return Mail(colleague.name, colleague.email, seller.contact.email, note.subject, mailing.write(note, translations), effect.id)


def _why(translations: Translations, *, orphaned: bool) -> str:
    if orphaned:
        return translations.gettext("You get this mail because owner and deputy of the dossier have left: assign it to somebody.")
    return translations.gettext("You get this mail because you are owner or deputy of the dossier.")


def _dossier(reading: AnyReading) -> tuple[MailFact, ...]:
    w = reading.translations
    theirs = MailFact(w.gettext("Customer’s order number"), reading.state.order_number or "")
    ours = (MailFact(w.gettext("Dossier"), reading.reference), MailFact(w.gettext("Customer"), reading.people.name))
    return (*ours, theirs) if theirs.value else ours
