"""The mails that carry somebody's words: a note, a question and its answer, a promise of news."""

from msgspec.structs import replace

from chalicelib.application.seller import localised_text
from chalicelib.application.view.by_event import of
from chalicelib.application.view.news_day import announced as next_news
from chalicelib.application.view.news_day import our_word
from chalicelib.application.view.reading import AnyReading, Reading
from chalicelib.application.view.remarks import answer_by
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.waiting import covers, promised_news
from chalicelib.effects.mails.content import MailContent, MailSection, typed
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.signature import by_whose_link


def note(reading: Reading, event: e.NoteAdded, entry: Entry) -> MailContent | None:
    """Give what staff wrote for the customer; None for what customers do not read."""
    quoted = reason(entry)
    return (
        MailContent(
            subject=reading.translations.gettext("A word from us"), paragraphs=quoted, action=mail_of(reading).follow(reading)
        )
        if quoted
        else None
    )


def question(reading: Reading, event: e.QuestionAsked, entry: Entry) -> MailContent | None:
    """Give a question that somebody else asked, or that was asked otherwise than on the page; and when it is answered."""
    w, desk = reading.translations, reading.seller.contact
    if not reason(entry):
        return None
    name, actor = signed_by(reading.people, entry), entry.origin.actor
    if name is None and actor.kind == "contact":
        name = reading.contact(actor.id)
    day, own_day = w.day_year(entry.origin.effective), covers(promised_news(reading.state), "answer", entry.origin.effective)
    asked, noted = w.gettext("%(name)s asked us a question on %(day)s."), w.gettext("We noted your question of %(day)s.")
    subject = w.gettext("Question of %(day)s")
    if event.invoice:
        asked = w.gettext("%(name)s contested on %(day)s that invoice %(invoice)s is late.")
        noted = w.gettext("We noted on %(day)s that you contest that invoice %(invoice)s is late.")
        subject = w.gettext("Invoice %(invoice)s contested on %(day)s")
    return MailContent(
        subject=subject % {"day": reading.when(entry.origin.effective), "invoice": event.invoice},
        paragraphs=(
            (asked if name else noted) % {"name": name, "day": day, "invoice": event.invoice},
            *by_whose_link(reading, entry),
            answer_by(reading, entry.origin.effective) if own_day else localised_text(desk.reply, w.lang),
        ),
        action=mail_of(reading).follow(reading),
        typed=question_of(reading, entry),
    )


def answer(reading: Reading, event: e.QuestionAnswered, entry: Entry) -> MailContent | None:
    """Give our answer; the question stands above it where it is known."""
    w = reading.translations
    return MailContent(
        subject=w.gettext("Answer to your question"),
        paragraphs=(w.gettext("We answered your question on %(day)s.") % {"day": w.day_year(entry.origin.effective)},),
        action=mail_of(reading).follow(reading),
        typed=typed(w.gettext("Answer"), next(iter(reason(entry)), None)),
    )


def to_remarks(reading: AnyReading, event: e.Received, entry: Entry, content: MailContent) -> MailContent:
    """Give our answer, where it is to what was wanting in a parcel."""
    w, day = reading.translations, reading.translations.day_year(entry.origin.effective)
    places = {"parcel": w.listing([str(number) for number in event.parcels]), "day": day}
    subject = w.gettext("Answer to your remarks on parcel %(parcel)s") % places
    text = w.gettext("We answered your remarks on parcel %(parcel)s on %(day)s.") % places
    return replace(content, subject=subject, paragraphs=(text, *content.paragraphs[1:]))


def to_request(reading: AnyReading, entry: Entry, content: MailContent) -> MailContent:
    """Give our answer, where it is to a change of the order, or its end, that was asked for."""
    w, day = reading.translations, reading.translations.day_year(entry.origin.effective)
    text = w.gettext("We answered your request on %(day)s.") % {"day": day}
    return replace(content, subject=w.gettext("Answer to your request"), paragraphs=(text, *content.paragraphs[1:]))


def to_contest(reading: AnyReading, event: e.QuestionAsked, entry: Entry, content: MailContent) -> MailContent:
    """Give our answer, where it is to what was said of an invoice that is late."""
    w, places = reading.translations, {"invoice": event.invoice, "day": reading.translations.day_year(entry.origin.effective)}
    text = w.gettext("We answered on %(day)s what you said of invoice %(invoice)s.") % places
    subject = w.gettext("Answer about invoice %(invoice)s") % places
    return replace(content, subject=subject, paragraphs=(text, *content.paragraphs[1:]))


def news(reading: Reading, event: e.NewsPromised, entry: Entry) -> MailContent | None:
    """Say by when the customer hears of us; None once that day has passed."""
    if event.on < reading.today:
        return None
    w, text = reading.translations, promised(reading, event)
    subject = w.gettext("Next news by %(day)s") % {"day": reading.when(event.on)}
    return MailContent(subject=subject, paragraphs=(text, *reason(entry)), action=mail_of(reading).follow(reading))


def promised(reading: AnyReading, event: e.NewsPromised) -> str:
    """Say by when the customer hears of us, in a sentence."""
    return reading.translations.gettext("You will hear from us by %(day)s at the latest.") % {
        "day": reading.translations.day_year(event.on)
    }


def question_of(reading: AnyReading, entry: Entry) -> tuple[MailSection, ...]:
    """Give what was asked, asked for, or remarked on a parcel."""
    if isinstance(entry.event, e.Received):
        return typed(reading.translations.gettext("Remarks"), entry.event.remarks)
    asked = isinstance(entry.event, e.OrderChangeAsked)
    title = reading.translations.gettext("What is asked for") if asked else reading.translations.gettext("Question")
    return typed(title, next(iter(reason(entry)), None))


def _open_again(reading: Reading, event: e.QuestionAnswered, entry: Entry) -> tuple[str, ...]:
    w, open_ = reading.translations, [one for one in reading.state.questions if event.question in (None, one.entry)]
    if not open_:
        return ()
    question, remarks = w.gettext("Your question is open: we will answer it."), w.gettext("Your remarks wait for our answer.")
    request = w.gettext("Your request waits for our answer.")
    waits = remarks if open_[0].remarks else request if open_[0].asked else question
    return (waits, answer_by(reading, open_[0].on))


def _word_holds(reading: Reading, event: e.NewsPromised, entry: Entry) -> tuple[str, ...]:
    word = our_word(reading)
    return (next_news(reading, word),) if word and not word.late else ()


def _alone(reading: Reading, event: e.NoteAdded | e.QuestionAsked, entry: Entry) -> tuple[str, ...]:
    return ()


CONTENTS = of(e.NoteAdded, note) | of(e.QuestionAsked, question) | of(e.QuestionAnswered, answer) | of(e.NewsPromised, news)
HOLDS = of(e.NoteAdded | e.QuestionAsked, _alone) | of(e.QuestionAnswered, _open_again) | of(e.NewsPromised, _word_holds)
"""What holds once such an entry is struck."""
