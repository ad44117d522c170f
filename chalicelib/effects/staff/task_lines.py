"""What a digest says of tasks: how many are whose, the oldest of them, and a line for each."""

from collections.abc import Sequence
from datetime import date

from chalicelib.application.ports.translations import Translations
from chalicelib.application.staff.task_desk import ListedTask
from chalicelib.application.view.reading import when
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.staff.workload import Workload


def task_sentences(translations: Translations, load: Workload, today: date) -> list[str]:
    """Give how many tasks are the reader's, and how many are nobody's, each with the day of the oldest; nothing for none."""
    w, sentences = translations, []
    every = (*load.late_tasks, *load.tasks, *load.nobodys_tasks)
    mine, nobodys = [one for one in every if one.assignee], [one for one in every if not one.assignee]
    if mine:
        text = w.ngettext("%(n)s task is yours, asked on %(day)s.", "%(n)s tasks are yours, the oldest of %(day)s.", len(mine))
        sentences.append(text % _places(w, mine, today))
    if nobodys:
        text = w.ngettext(
            "%(n)s task is nobody’s yet, asked on %(day)s.", "%(n)s tasks are nobody’s yet, the oldest of %(day)s.", len(nobodys)
        )
        sentences.append(text % _places(w, nobodys, today))
    return sentences


def task_line(translations: Translations, today: date, task: ListedTask) -> str:
    """Give a task in one line: who asked for what, since when it waits and by when it is to be answered."""
    w = translations
    places = {
        "task": task.task,
        "who": ", ".join(part for part in (task.name, task.address, task.number) if part),
        "since": when(w, paris_date(task.waits_since or task.since), today),
        "due": when(w, task.due, today) if task.due else "",
    }
    waits = w.gettext("%(task)s, %(who)s: since %(since)s, to answer by %(due)s")
    return (waits if task.due else w.gettext("%(task)s, %(who)s: answered, still open, since %(since)s")) % places


def _places(translations: Translations, tasks: Sequence[ListedTask], today: date) -> dict[str, object]:
    oldest = min(paris_date(task.since) for task in tasks)
    return {"n": len(tasks), "day": when(translations, oldest, today)}
