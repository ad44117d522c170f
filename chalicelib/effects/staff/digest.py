"""The effect `digest`: what a colleague has before them, mailed in the morning of a working day; nothing is recorded."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import Colleague
from chalicelib.application.view.reading import when
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import desk_url
from chalicelib.effects.ports import Mail
from chalicelib.effects.staff.digest_plan import number_of
from chalicelib.effects.staff.note import Note, NoteSection, colleague_of
from chalicelib.effects.staff.stock_lines import lacking, moved, ordering
from chalicelib.effects.staff.task_lines import task_line, task_sentences
from chalicelib.effects.staff.wait_reasons import what_waits
from chalicelib.effects.staff.workload import Case, Workload, WorkloadReader, workload

MOST = 40
"""Lines of a digest."""


def digest(desk: WorkloadReader, effect: Effect) -> None:
    """Mail a colleague the day's digest; nothing where nothing is before them, nor once the day is over."""
    mailing = desk.mailing
    colleague, today = colleague_of(mailing.seller, effect), paris_date(mailing.clock())
    if colleague is None or effect.seq != number_of(today):
        return
    load = workload(desk, effect.contact, today)
    if any(load):
        translations = mailing.translations_for(colleague.language)
        note = _note(load, colleague, mailing, translations)
        body, answers = mailing.write(note, translations), mailing.seller.contact.email
        mailing.mailer.send(Mail(colleague.name, colleague.email, answers, note.subject, body, effect.id))


def _note(load: Workload, colleague: Colleague, mailing: Mailing, translations: Translations) -> Note:
    today = paris_date(mailing.clock())
    subject = translations.gettext("%(day)s: %(late)s late, %(today)s for today, %(ahead)s ahead")
    due = [task.due == today for task in (*load.tasks, *load.nobodys_tasks)]
    places = {
        "day": translations.day(today),
        "late": len(load.late) + len(load.late_tasks),
        "today": len(load.today) + sum(due),
        "ahead": len(load.waiting) + len(load.unreached) + len(due) - sum(due),
    }
    subject = subject % places
    return Note(
        subject=subject[0].upper() + subject[1:],
        greeting=translations.gettext("Hello %(name)s,") % {"name": colleague.name},
        paragraphs=_summary(load, translations, today),
        sections=_sections(load, translations, today),
        open=translations.gettext("Open the day at the desk"),
        desk=desk_url(mailing.site_url, translations),
        why=translations.gettext(
            "You get this mail each working morning on which a dossier of yours, or one that you stand in for, waits, a task "
            "of yours or nobody’s is open, or something is to be ordered."
        ),
        seller=mailing.seller.name,
    )


def _summary(load: Workload, translations: Translations, today: date) -> tuple[str, ...]:
    n = len(load.late) + len(load.today) + len(load.waiting) + len(load.unreached)
    sentences = []
    tasks = task_sentences(translations, load, today)
    if n or not (load.to_order or tasks):
        sentences.append(translations.ngettext("%(n)s dossier waits on us.", "%(n)s dossiers wait on us.", n) % {"n": n})
    sentences += tasks
    if load.to_order:
        products = len(load.to_order)
        to_order = translations.ngettext("%(n)s product is to be ordered.", "%(n)s products are to be ordered.", products)
        sentences.append(to_order % {"n": products})
    if load.parked:
        parked = translations.ngettext(
            "%(n)s mail or document could not be made and was given up: the desk tells which, why, and what to do.",
            "%(n)s mails or documents could not be made and were given up: the desk tells which, why, and what to do.",
            load.parked,
        )
        sentences.append(parked % {"n": load.parked})
    return tuple(sentences)


def _sections(load: Workload, translations: Translations, today: date) -> tuple[NoteSection, ...]:
    """Give a section for each sort of case that there is, and no more lines together than MOST."""
    line = translations.gettext("%(reference)s, %(customer)s: %(reason)s, since %(since)s, news by %(due)s")
    offer = translations.gettext("%(reference)s, %(customer)s: quote of %(since)s, holds until %(due)s")

    def written(template: str) -> Callable[[Case], str]:
        return lambda case: _line(template, case, translations, today)

    task = partial(task_line, translations, today)
    sorts: tuple[tuple[str, Callable[[Any], str], Sequence[Any]], ...] = (
        (translations.gettext("Tasks that are late (%(n)s)"), task, load.late_tasks),
        (translations.gettext("Late (%(n)s)"), written(line), load.late),
        (translations.gettext("For today (%(n)s)"), written(line), load.today),
        (translations.gettext("Your tasks (%(n)s)"), task, load.tasks),
        (translations.gettext("Tasks that are nobody’s yet (%(n)s)"), task, load.nobodys_tasks),
        (translations.gettext("Kept for a dossier, and not there (%(n)s)"), partial(lacking, translations), load.lacking),
        (
            translations.gettext("Kept for a dossier, and expected on another day (%(n)s)"),
            partial(moved, translations, today),
            load.moved,
        ),
        (translations.gettext("To order (%(n)s)"), partial(ordering, translations), load.to_order),
        (translations.gettext("Ahead, what waits longest first (%(n)s)"), written(line), load.waiting),
        (translations.gettext("Addresses that mails do not reach (%(n)s)"), written(line), load.unreached),
        (translations.gettext("Quotes that end this week (%(n)s)"), written(offer), load.offers),
    )
    sections, left = [], MOST
    for title, write, cases in sorts:
        shown = tuple(write(case) for case in cases[:left])
        left -= len(shown)
        if shown:
            sections.append(NoteSection(title % {"n": len(cases)}, shown))
    more = sum(len(cases) for _, _, cases in sorts) - MOST
    if more > 0:
        title, lines = sections[-1]
        rest = translations.ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more}
        sections[-1] = NoteSection(title, (*lines, rest))
    return tuple(sections)


def _line(template: str, case: Case, translations: Translations, today: date) -> str:
    return template % {
        "reference": case.reference,
        "customer": case.customer,
        "reason": what_waits(translations, case.wait),
        "since": when(translations, case.wait.since, today),
        "due": when(translations, case.wait.due, today),
    }
