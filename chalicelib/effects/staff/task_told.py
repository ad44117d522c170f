"""The effect `task_told`: a colleague is mailed of a task that is theirs, the house of one that is nobody's, or
of somebody who left; nothing is kept."""

from collections.abc import Mapping
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.task_store import TASK, TaskStore
from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.seller import Colleague, Seller
from chalicelib.application.staff.tasks import KIND
from chalicelib.application.view.reading import when
from chalicelib.domain.task.task import Task
from chalicelib.domain.task.task_facts import AnswerLost, Asked, AskedWhy, Assigned, Lost, TaskEvent
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailFact
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue.tools import Handler
from chalicelib.effects.staff.note import Note

WHY: Mapping[AskedWhy, str] = {
    "no_such_number": mark("No dossier has this number."),
    "no_such_address": mark("No dossier is open to this address."),
    "other_address": mark("The dossier of this number knows another address."),
    "shut_out": mark("We revoked the link of this address ourselves."),
    "unreached": mark("This address refuses our mails: call the person."),
    "too_old": mark("The dossier is too old to be opened by a link."),
    "ended": mark(
        "Their link there has ended: a colleague of theirs removed it, or its last day is past. "
        "Ask whom the dossier is for before you let them in again."
    ),
    "asked_again": mark("Their link was mailed to them that day already, and they leave a telephone number: call them."),
    "label": mark(
        "They read the label of this instrument and ask for access to it. "
        "Ask whose it is before you let them into the order that brought it."
    ),
}
LOST: Mapping[Lost, str] = {
    "bounced": mark("The address refuses our mails: call the person."),
    "delayed": mark("It did not get through in time: send it again, or call the person."),
    "invalid": mark("No mail can be sent to the address: call the person."),
    "exhausted": mark("Three mails in a row did not get through to the address: call the person."),
    "complained": mark("Its reader called it unwanted: the address is mailed no more."),
    "refused": mark("The mail service took it at no try: the desk tells why, with what stopped."),
    "unsent": mark("The mail service took it at no try: the desk tells why, with what stopped."),
}


def mail_task(mailing: Mailing, tasks: TaskStore, effect: Effect) -> None:
    """Mail it; nothing where it is over meanwhile, or another's."""
    reader = mailing.seller.staff.get(effect.contact) or house(mailing.seller)
    history = tasks.head(TASK, effect.reference)
    if history is None or not effect.seq <= history.version:
        return
    task, event = history.task, history.facts[effect.seq - 1].what
    if _is_over(task, event, effect.contact or None):
        return
    w = mailing.translations_for(reader.language)
    note = _note(mailing, task, event, reader, w, theirs=effect.contact in mailing.seller.staff)
    body = mailing.write(note, w)
    mailing.mailer.send(Mail(reader.name, reader.email, mailing.seller.contact.email, note.subject, body, effect.id))


def house(seller: Seller) -> Colleague:
    """Give whom mails go to of what is nobody's yet: where customers write to."""
    return Colleague(seller.contact.name, seller.contact.email, seller.languages[0])


def accounts(seller: Seller) -> Colleague:
    """Give whom mails go to that are about money: the colleague that the seller names for it, else the house."""
    return seller.staff.get(seller.payments.mail_to or "") or house(seller)


def _is_over(task: Task, event: TaskEvent, reader: str | None) -> bool:
    """Say whether nothing is left to tell: it was forgotten, or closed since, or went to somebody else."""
    if task.forgotten or (task.closed and not isinstance(event, AnswerLost)):
        return True
    return task.assignee != reader and (isinstance(event, Assigned) or reader is not None)


def _note(mailing: Mailing, task: Task, event: TaskEvent, reader: Colleague, w: Translations, *, theirs: bool) -> Note:
    places = {"task": task.id, "address": task.address or ""}
    subject, text = _happened(w, task, event)
    why = w.gettext("You get this mail because the task is yours.")
    nobody = w.gettext("You get this mail because the task is nobody’s yet: assign it, or see to it.")
    return Note(
        subject=subject % places,
        greeting=w.gettext("Hello %(name)s,") % {"name": reader.name},
        paragraphs=tuple(part % places for part in text),
        facts=_facts(mailing, task, w),
        open=w.gettext("Open it at the desk"),
        desk=desk_url(mailing.site_url, w, f"tasks/{task.id}"),
        why=why if theirs else nobody,
        seller=mailing.seller.name,
    )


def _happened(w: Translations, task: Task, event: TaskEvent) -> tuple[str, tuple[str, ...]]:
    """Give the subject and what happened, both with places for the task and its address."""
    if isinstance(event, AnswerLost):
        return w.gettext("%(task)s: our answer did not arrive"), (
            w.gettext("Our answer to %(address)s did not arrive."),
            w.gettext(LOST[event.why]),
        )
    if isinstance(event, Assigned):
        return w.gettext("%(task)s: a request to see to"), (
            w.gettext("The request of %(address)s is yours to see to."),
            w.gettext(WHY[task.newest.why]),
        )
    request = event if isinstance(event, Asked) else task.newest
    first = task.asked[0].request == request.request
    asked = w.gettext("%(address)s asked for a lost link, and nothing was mailed to them.")
    again = w.gettext("%(address)s asked for a lost link again, and nothing was mailed to them.")
    subject = w.gettext("%(task)s: a lost link is asked for") if first else w.gettext("%(task)s: a lost link is asked for again")
    return subject, (asked if first else again, w.gettext(WHY[request.why]))


def _facts(mailing: Mailing, task: Task, w: Translations) -> tuple[MailFact, ...]:
    request, today = task.newest, paris_date(mailing.clock())
    written = task.typed
    due = task.due(mailing.seller.news.answer_days)
    facts = (
        MailFact(w.gettext("Task"), task.id),
        MailFact(w.gettext("Address"), task.address or ""),
        MailFact(w.gettext("Number"), written.number or ""),
        MailFact(w.gettext("Name"), written.name or ""),
        MailFact(w.gettext("Company"), written.company or ""),
        MailFact(w.gettext("Telephone"), written.phone or ""),
        MailFact(w.gettext("Asked on"), w.moment(request.at)),
        MailFact(w.gettext("To answer by"), when(w, due, today) if due else ""),
        MailFact(w.gettext("Dossier"), task.dossier or w.listing(list(task.dossiers))),
        MailFact(w.gettext("Task before"), task.former or ""),
    )
    return tuple(fact for fact in facts if fact.value)


def handlers(mailing: Mailing, tasks: TaskStore) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {KIND: partial(mail_task, mailing, tasks)}
