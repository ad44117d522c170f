"""The acts of staff on what is said: answers, notes, promises of news, documents and files, and entries that are struck."""

from chalicelib.application.ports.translations import mark
from chalicelib.application.staff.desk.desk_act import TEXT, DeskAct, Filled, Given, comment_asked, nothing_to_fill
from chalicelib.application.view.reading import Reading
from chalicelib.domain.errors import DomainError, NotAllowed
from chalicelib.domain.sale.commands import (
    AddNote,
    AnswerQuestion,
    CloseQuestion,
    MailDocument,
    PromiseNews,
    PutAside,
    RecordQuestion,
    RemoveFile,
    StrikeEntry,
    TakeUp,
)
from chalicelib.domain.sale.facts.correction import EntryStruck
from chalicelib.domain.sale.striking import strike, who_may_strike
from chalicelib.domain.sale.waiting import our_wait, promised_news
from chalicelib.domain.values.calendar import working_days_after

NEWEST = 12
"""Entries among which the one that is proposed to be struck is looked for."""


def _answer(given: Given) -> Filled:
    """Propose a day of news with the answer to remarks: what is missing is still to come, and nothing else waits for it."""
    questions, state = given.state.questions, given.state
    day = working_days_after(given.reading.today, given.reading.seller.news.news_days).isoformat()
    question: dict[str, object] = {"question": questions[0].entry} if questions else {}
    news = {"next_news": day} if state.remarks and promised_news(state) is None else {}
    return Filled({**question, **news}, {"comment": TEXT})


def _promise(given: Given) -> Filled:
    return Filled({"on": working_days_after(given.reading.today, given.reading.seller.news.news_days).isoformat()})


def _close(given: Given) -> Filled:
    questions = given.state.questions
    return Filled({"question": questions[0].entry} if questions else {})


def _aside(given: Given) -> Filled:
    """Propose the next working day, or the day by which the customer hears of us where that comes first."""
    waits = our_wait(given.state, given.reading.seller.news)
    until = working_days_after(given.reading.today, 1)
    promised = waits[1] if waits else None
    if promised and given.reading.today < promised < until:
        until = promised
    return Filled({"until": until.isoformat()})


def _document(given: Given) -> Filled:
    made = [one.entry for one in given.state.documents if one.sha256 and not one.void]
    if not made:
        raise NotAllowed("no document is there yet")
    return Filled({"entry": made[-1], "contact": given.state.contact})


def _file(given: Given) -> Filled:
    kept = [one.entry for one in given.state.files if one.filed]
    if not kept:
        raise NotAllowed("no file of the customer's is kept")
    return Filled({"entry": kept[-1]}, {"comment": TEXT})


def _strike(given: Given) -> Filled:
    """Propose the newest entry that may be struck by who asks."""
    history, struck = given.history(), given.state.struck
    for entry in reversed(history[-NEWEST:]):
        if entry.seq in struck or who_may_strike(history, entry.seq) not in given.caller.roles:
            continue
        try:
            strike(history, EntryStruck(entry.seq))
        except DomainError:
            continue
        return Filled({"entry": entry.seq})
    raise NotAllowed("none of the newest entries can be struck")


def _questions(reading: Reading) -> str:
    translations, questions = reading.translations, reading.state.questions
    if not questions:
        return translations.gettext("nothing was asked")
    return translations.ngettext("%(n)s question", "%(n)s questions", len(questions)) % {"n": len(questions)}


def _news(reading: Reading) -> str | None:
    promised = promised_news(reading.state)
    return reading.when(promised.on) if promised else None


def _aside_until(reading: Reading) -> str | None:
    aside = reading.state.aside
    return reading.when(aside.until) if aside else None


def _files(reading: Reading) -> str | None:
    kept = sum(one.filed for one in reading.state.files)
    return reading.translations.ngettext("%(n)s file", "%(n)s files", kept) % {"n": kept} if kept else None


ACTS = (
    DeskAct(act="answer", command=AnswerQuestion, label=mark("Answer"), fill=_answer, key="R", about=_questions),
    DeskAct(act="close", command=CloseQuestion, label=mark("Close a question"), fill=_close, about=_questions),
    DeskAct(act="aside", command=PutAside, label=mark("Put it aside"), fill=_aside),
    DeskAct(act="take-up", command=TakeUp, label=mark("Take it up again"), fill=nothing_to_fill, about=_aside_until),
    DeskAct(act="question", command=RecordQuestion, label=mark("Record a question"), fill=comment_asked),
    DeskAct(act="note", command=AddNote, label=mark("Write a note"), fill=comment_asked, key="N"),
    DeskAct(act="news", command=PromiseNews, label=mark("Promise news"), fill=_promise, key="T", about=_news),
    DeskAct(act="mail-document", command=MailDocument, label=mark("Mail a document again"), fill=_document),
    DeskAct(act="remove-file", command=RemoveFile, label=mark("Remove a file"), fill=_file, about=_files),
    DeskAct(act="strike", command=StrikeEntry, label=mark("Strike an entry"), fill=_strike),
)
