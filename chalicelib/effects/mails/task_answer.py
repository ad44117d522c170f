"""The mail with an answer of staff's to who asked for something that belongs to no dossier; the task keeps what became of it."""

from collections.abc import Callable, Mapping
from email.utils import formataddr
from functools import partial

from chalicelib.application.ports.effects import Effect, EffectKind
from chalicelib.application.ports.task_store import TASK, TaskStore
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Seller, localised_text
from chalicelib.application.staff.task_marks import mark_lost, mark_mailed
from chalicelib.application.staff.tasks import ANSWER
from chalicelib.domain.task.task import Answer, Task, TaskHistory
from chalicelib.domain.task.task_facts import Asked, Lost
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.sendable import sendable
from chalicelib.effects.mails.content import MailContent, MailFact, typed
from chalicelib.effects.mails.handlers import NO_ADDRESS
from chalicelib.effects.mails.letter import Letter, shortened
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.ports import Mail, MailRefused
from chalicelib.effects.queue.tools import GivenUp, Handler

Pause = Callable[[int], None]


def answer(mailing: Mailing, tasks: TaskStore, pause: Pause, effect: Effect) -> None:
    """Mail an answer and keep that it left, or why it did not; nothing where it left before, or the person was taken out."""
    history = tasks.head(TASK, effect.reference)
    task = history.task if history else None
    one = task.answer_of(effect.seq) if task else None
    if history is None or task is None or one is None or one.mailed or task.address is None or one.text is None:
        return
    why: Lost | None = tasks.suppressed(task.address) or (None if sendable(task.address) else "invalid")
    if why is None:
        try:
            mailing.mailer.send(_mail(mailing, history, task.address, one, effect))
        except MailRefused as refused:
            if refused.code != NO_ADDRESS:
                raise
            why = "invalid"
    if why:
        mark_lost(tasks, task.id, one.entry, why, mailing.clock(), pause)
    else:
        mark_mailed(tasks, task.id, one.entry, mailing.clock(), pause)


def give_up(mailing: Mailing, tasks: TaskStore, pause: Pause, effect: Effect, error: Exception | None) -> None:
    """Keep that an answer left at no try: whoever sees to the task is told, and may have it tried anew."""
    mark_lost(tasks, effect.reference, effect.seq, "refused", mailing.clock(), pause)


def _mail(mailing: Mailing, history: TaskHistory, address: str, one: Answer, effect: Effect) -> Mail:
    task, request = history.task, _request_before(history, one.entry)
    w = mailing.translations_for(request.language)
    seller = mailing.seller.localised(w.lang)
    name = request.typed.name if request.typed and request.typed.name else task.name
    letter = _letter(task, one, request, name, w, seller)
    reply_to = formataddr((f"{seller.name} {task.id}", seller.contact.email))
    return Mail(name or address, address, reply_to, letter.subject, mailing.write(letter, w), effect.id)


def _letter(task: Task, one: Answer, request: Asked, name: str | None, w: Translations, seller: Seller) -> Letter:
    day = w.day_year(paris_date(request.at))
    number = request.typed.number if request.typed else None
    asked = w.gettext("On %(day)s you asked us for your links.")
    if number:
        asked = w.gettext("On %(day)s you asked us for the link to %(number)s.")
    content = MailContent(
        subject=w.gettext("Our answer to your request"),
        paragraphs=(
            asked % {"day": day, "number": number},
            *((w.gettext("The link follows in a mail of its own."),) if one.link_follows else ()),
        ),
        action="",
        typed=typed(w.gettext("Our answer"), one.text),
    )
    return Letter(
        content=content,
        subject=f"{content.subject} ({task.id})",
        preheader=shortened(" ".join((one.text or "").split())),
        greeting=w.gettext("Hello %(name)s,") % {"name": name} if name else w.gettext("Hello,"),
        links=None,
        personal="",
        way=w.gettext("To answer, reply to this mail and leave %(ours)s in its subject.") % {"ours": task.id},
        facts=(MailFact(w.gettext("Our reference"), task.id),),
        desk=seller.contact,
        role=localised_text(seller.contact.role, w.lang),
        hours=localised_text(seller.contact.hours, w.lang),
        seller=seller.name,
    )


def _request_before(history: TaskHistory, entry: int) -> Asked:
    """Give the request that came last before an answer was written: the one that it answers."""
    return next(fact.what for fact in reversed(history.facts[:entry]) if isinstance(fact.what, Asked))


def handlers(mailing: Mailing, tasks: TaskStore, pause: Pause) -> Mapping[EffectKind, Handler]:
    """Give the one kind, done with this."""
    return {ANSWER: partial(answer, mailing, tasks, pause)}


def given_up(mailing: Mailing, tasks: TaskStore, pause: Pause) -> Mapping[str, GivenUp]:
    """Say what is kept of an answer that is given up."""
    return {ANSWER: partial(give_up, mailing, tasks, pause)}
