"""The effects `address_former` and `address_new`: both addresses of a colleague are mailed that mails go elsewhere from now on.

Whoever can change where mails about orders go could turn them aside: who read them until then hears of it.
"""

from collections.abc import Mapping
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.staff_store import STAFF_ID, STAFF_LIST
from chalicelib.application.ports.streams import StreamStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.staff.colleagues_desk import FORMER, NEW
from chalicelib.domain.colleague.staff_list import StaffChange
from chalicelib.effects.mails.content import MailFact
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.tools import Handler
from chalicelib.effects.staff.note import Note


def mail_address(mailing: Mailing, store: StreamStore, effect: Effect) -> None:
    """Mail one of both addresses; nothing where the change is kept no more."""
    staff = store.head(STAFF_LIST, STAFF_ID)
    change = staff.change(effect.seq) if staff else None
    if change is None or change.former is None:
        return
    w = mailing.translations_for(change.member.language)
    to = change.former if effect.kind == FORMER else change.member.email
    note = _note(mailing, change, w, to)
    answers = mailing.seller.contact.email
    mailing.mailer.send(Mail(change.member.name, to, answers, note.subject, mailing.write(note, w), effect.id))


def _note(mailing: Mailing, change: StaffChange, w: Translations, to: str) -> Note:
    by = mailing.seller.colleague(change.colleague or "")
    return Note(
        subject=w.gettext("Your mails of %(seller)s go to another address") % {"seller": mailing.seller.name},
        greeting=w.gettext("Hello %(name)s,") % {"name": change.member.name},
        paragraphs=(
            w.gettext("From now on, what you are mailed about dossiers goes to %(address)s.") % {"address": change.member.email},
            w.gettext("If you do not know of it, say so to a manager at once: they can change it back."),
        ),
        facts=tuple(
            fact
            for fact in (
                MailFact(w.gettext("Address before"), change.former or ""),
                MailFact(w.gettext("New address"), change.member.email),
                MailFact(w.gettext("Changed by"), by.name if by else ""),
                MailFact(w.gettext("Changed on"), w.moment(change.at)),
            )
            if fact.value
        ),
        open=w.gettext("Open the colleagues at the desk"),
        desk=desk_url(mailing.site_url, w, "colleagues"),
        why=w.gettext("You get this mail because your mails went to this address.")
        if to == change.former
        else w.gettext("You get this mail because your mails go to this address."),
        seller=mailing.seller.name,
    )


def handlers(mailing: Mailing, store: StreamStore) -> Mapping[EffectKind, Handler]:
    """Give both kinds, done with this."""
    send = partial(mail_address, mailing, store)
    return {FORMER: send, NEW: send}
