"""What a mail says of the entry that it is about, if that still holds when the mail is made."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect
from chalicelib.application.view.by_event import Function
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.account.people import BILLING
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.sale.model import mailed
from chalicelib.effects.mails import (
    address,
    cancellation,
    card_payment,
    conversation,
    delivery,
    deposit,
    document,
    forwarded_invoice,
    invoice,
    link_contents,
    online_order,
    order_change,
    payment,
    payment_return,
    reception,
    refund_back,
    reminder,
    reservation,
    shipment,
    tracking,
)
from chalicelib.effects.mails.companions import Described, commit_of, turns
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.conversation import question_of, to_contest, to_remarks, to_request
from chalicelib.effects.mails.correction import correction
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.tracking import void

ASKED = 50
"""Entries below an answer among which its question is looked for."""
IN_ITS_OWN_MAIL = (e.NoteAdded, e.QuestionAnswered)
"""What no mail about anything else repeats."""
CONTENTS = (
    address.CONTENTS
    | cancellation.CONTENTS
    | card_payment.CONTENTS
    | conversation.CONTENTS
    | delivery.CONTENTS
    | deposit.CONTENTS
    | document.CONTENTS
    | forwarded_invoice.CONTENTS
    | invoice.CONTENTS
    | link_contents.CONTENTS
    | online_order.CONTENTS
    | order_change.CONTENTS
    | payment.CONTENTS
    | payment_return.CONTENTS
    | refund_back.CONTENTS
    | reception.CONTENTS
    | reminder.CONTENTS
    | reservation.CONTENTS
    | shipment.CONTENTS
    | tracking.CONTENTS
)
"""What a mail says of an entry, or None if that holds no more. A stroke is mailed with what it strikes."""


def happened(store: DossierStore, effect: Effect, reading: AnyReading, scope: Scope | None) -> Described | None:
    """Give what its commit still has to say to its reader.

    Of entries that were struck, or that something newer replaced, it is nothing.
    """
    for committed in turns(commit_of(store, effect), effect.contact, scope):
        entry, row = committed.main, mailed(committed.main.event)
        content = _content(store, reading, entry, effect.contact) if entry.seq not in reading.state.struck else None
        if row and content:
            return Described(row.kind, content, committed)
    return None


def _content(store: DossierStore, reading: AnyReading, entry: Entry, person: str) -> MailContent | None:
    if isinstance(entry.event, e.EntryStruck):
        history = store.history(reading.reference)
        wrong = history[entry.event.entry - 1]
        return (
            correction(reading, wrong, entry, Past(lambda: history).at(wrong))
            if _was_mailed(history, wrong, entry, person)
            else None
        )
    content = _of(reading, entry) if person != BILLING else _billed(store, reading, entry)
    if content and isinstance(entry.event, e.ShipmentCorrected):
        if _put_right_before_mailed(store.history(reading.reference), entry.event.parcel, entry, person):
            return None
        return void(reading, entry.event, Past.of(store, reading.reference, [entry]).at(entry).before, content)
    return _with_question(store, reading, entry, content) if content and isinstance(entry.event, e.QuestionAnswered) else content


def _billed(store: DossierStore, reading: AnyReading, entry: Entry) -> MailContent | None:
    """Give what the billing address is told.

    Of a document that is mailed again it is what its first mail says, since it has no page.
    """
    if isinstance(entry.event, e.DocumentMailRequested):
        (entry,) = store.older(reading.reference, entry.event.entry + 1, 1)
    return _of(reading, entry)


def _of(reading: AnyReading, entry: Entry) -> MailContent | None:
    contents: Mapping[type, Function[Any, Any, MailContent | None]] = {**CONTENTS.functions, **mail_of(reading).contents}
    content = contents.get(type(entry.event))
    return content(reading, entry.event, entry) if content else None


def _was_mailed(history: Sequence[Entry], wrong: Entry, stroke: Entry, person: str) -> bool:
    """Say whether a person may have read an entry in a mail: one of its commit, or any other that left until it was struck.

    Mails are made of the dossier as it is: that of one entry may say what another one wrote, such as the day of delivery.
    """
    return any(
        _may_say(history, wrong, mark.event, before=mark.seq < stroke.seq)
        for mark in history[wrong.seq :]
        if isinstance(mark.event, e.MailSent) and mark.event.contact == person
    )


def _may_say(history: Sequence[Entry], wrong: Entry, sent: e.MailSent, *, before: bool) -> bool:
    """Say whether a mail that left after an entry was written says it; before: whether that was before it was struck."""
    if before and not isinstance(wrong.event, IN_ITS_OWN_MAIL):
        return True
    beside = before and sent.entry is not None and history[sent.entry - 1].committed == wrong.committed
    return beside or sent.entry == wrong.seq


def _put_right_before_mailed(history: Sequence[Entry], parcel: int, corrected: Entry, person: str) -> bool:
    """Say whether a person's first mail about a parcel left once it was put right: nothing that they were written was wrong."""
    commits = {
        entry.committed
        for entry in history[: corrected.seq - 1]
        if isinstance(entry.event, e.Shipped | e.ShipmentCorrected) and entry.event.parcel == parcel
    }
    marks = (
        mark.seq
        for mark in history
        if isinstance(mark.event, e.MailSent)
        and mark.event.contact == person
        and mark.event.entry
        and history[mark.event.entry - 1].committed in commits
    )
    return next(marks, 0) > corrected.seq


def _with_question(store: DossierStore, reading: AnyReading, entry: Entry, content: MailContent) -> MailContent:
    """Give the answer below what it names, else below the newest question before it that was not struck."""
    named = getattr(entry.event, "question", None)
    older = store.older(reading.reference, named + 1, 1) if named else store.older(reading.reference, entry.seq, ASKED)
    questions = (x for x in older if (named or isinstance(x.event, e.QuestionAsked)) and x.seq not in reading.state.struck)
    asked = next(questions, None)
    if asked is None:
        return content
    if isinstance(asked.event, e.Received):
        content = to_remarks(reading, asked.event, entry, content)
    if isinstance(asked.event, e.QuestionAsked) and asked.event.invoice:
        content = to_contest(reading, asked.event, entry, content)
    if isinstance(asked.event, e.OrderChangeAsked):
        content = to_request(reading, entry, content)
    return replace(content, typed=(*question_of(reading, asked), *content.typed))
