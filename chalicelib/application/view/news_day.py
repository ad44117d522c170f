"""By when the customer hears of us, as the panel, the verdict and the list say it; and what they say once that day has passed."""

from datetime import date
from typing import NamedTuple

from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.shapes.panel import ShownLate
from chalicelib.application.view.shapes.seller_contact import ShownCall
from chalicelib.domain.sale.wait import Wait
from chalicelib.domain.sale.waiting import ANSWERED, covers, disclosed_wait, news_wait, promised_news


class Word(NamedTuple):
    """The day by which we write. answer: to a question; promised: by an act, not by the seller's policy; late: it has passed."""

    day: date
    answer: bool
    promised: bool
    late: bool


def our_word(reading: AnyReading) -> Word | None:
    """Give the word that we owe on the day of the reading; none while all that waits has a day to come that was announced."""
    return _word(reading, disclosed_wait(reading.state, reading.seller.news))


def goods_word(reading: AnyReading) -> Word | None:
    """Give the same of goods without a day, whatever question is to be answered before."""
    return _word(reading, news_wait(reading.state, reading.seller.news))


def promised_word(reading: AnyReading) -> Word | None:
    """Give the word that an act promised, where nothing of ours that the customer hears of would say its day."""
    promised = promised_news(reading.state)
    if promised is None or disclosed_wait(reading.state, reading.seller.news):
        return None
    return Word(promised.on, answer=False, promised=True, late=promised.on < reading.today)


def _word(reading: AnyReading, wait: Wait | None) -> Word | None:
    if wait is None:
        return None
    promised = covers(promised_news(reading.state), wait.reason, wait.since)
    due = wait.due
    # Until the day that was announced has passed the page shows it and no other, so what we owe then begins on it.
    if not promised and wait.reason not in ANSWERED and (day := reading.first_day(wait.reason)):
        if day >= reading.today:
            return None
        due = max(due, day)
    return Word(due, wait.reason in ANSWERED, promised, due < reading.today)


def announced(reading: AnyReading, word: Word) -> str:
    """Give the day as a sentence of its own."""
    translations = reading.translations
    if word.promised:
        message = translations.gettext("Next news on %(day)s.")
    elif word.answer:
        message = translations.gettext("Answer by %(day)s at the latest.")
    else:
        message = translations.gettext("Next news by %(day)s at the latest.")
    return message % {"day": reading.weekday(word.day)}


def noted(reading: AnyReading, word: Word) -> str:
    """Give the day as a note in a list."""
    translations = reading.translations
    if word.promised:
        message = translations.gettext("next news on %(day)s")
    elif word.answer:
        message = translations.gettext("answer by %(day)s at the latest")
    else:
        message = translations.gettext("next news by %(day)s at the latest")
    return message % {"day": reading.when(word.day)}


def missed(reading: AnyReading, word: Word) -> str:
    """Say that the day has passed, as a sentence of its own."""
    translations = reading.translations
    answer, news = (
        translations.gettext("We were to answer you by %(day)s."),
        translations.gettext("We were to write to you by %(day)s."),
    )
    return (answer if word.answer else news) % {"day": reading.weekday(word.day)}


def missed_call(reading: AnyReading, word: Word) -> ShownLate:
    """Give the same with whom to call; of an earlier day that it had passed."""
    if reading.then:
        return ShownLate(missed(reading, word), None)
    translations = reading.translations
    answer, news = (
        translations.gettext("We were to answer you by %(day)s; call"),
        translations.gettext("We were to write to you by %(day)s; call"),
    )
    return ShownLate((answer if word.answer else news) % {"day": reading.weekday(word.day)}, calling(reading))


def missed_short(reading: AnyReading, word: Word) -> str:
    """Give the same as a note beside goods without a day."""
    translations = reading.translations
    answer, news = (
        translations.gettext("we were to answer you by %(day)s"),
        translations.gettext("we were to write to you by %(day)s"),
    )
    return (answer if word.answer else news) % {"day": reading.when(word.day)}


def missed_note(reading: AnyReading, word: Word) -> str:
    """Give the same in a list, where the number stands behind it."""
    translations = reading.translations
    answer, news = (
        translations.gettext("we were to answer you by %(day)s; call"),
        translations.gettext("we were to write to you by %(day)s; call"),
    )
    return (answer if word.answer else news) % {"day": reading.when(word.day)}


def calling(reading: AnyReading) -> ShownCall:
    """Give the seller's telephone as a link."""
    return ShownCall(text=reading.seller.contact.phone, href=reading.seller.contact.phone_uri)
