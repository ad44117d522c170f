"""Third step of a command: what follows from what was decided, all that one transaction writes."""

from msgspec.structs import replace

from chalicelib.application.ports.commit import DOSSIER, Commit, Head, Loaded, Record, Undo, account_write
from chalicelib.application.ports.effects import Delayed, Effect
from chalicelib.application.writing.account_after import account_after
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.beside import WrittenBeside
from chalicelib.application.writing.decide import Decided
from chalicelib.application.writing.document_numbers import numbers_of
from chalicelib.application.writing.effects_due import documents_due, instruments_due
from chalicelib.application.writing.entries import reads_of
from chalicelib.application.writing.fan_out import all_mails_due, fanned_out, opened
from chalicelib.application.writing.held_mails import Stopping, undo_of
from chalicelib.application.writing.payments_moved import PaymentWrite
from chalicelib.application.writing.prepare import Prepared
from chalicelib.application.writing.staff_due import KIND as STAFF
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.values.calendar import paris_date


def follow(
    prepared: Prepared, decided: Decided, others: tuple[WrittenBeside, ...] = (), moves: Movement | None = None,
    stops: Stopping | None = None, payments: tuple[PaymentWrite, ...] = (),
) -> Commit[Loaded, Entry]:  # fmt: skip
    """Give entries, the head after them, the record under its idempotency key, the outbox, and what the command's row says.

    others: what it writes of other dossiers. moves: what it moves of the stock. stops: the mails of what it takes back.
    payments: what it writes of those.
    """
    request, spec = prepared.request, prepared.spec
    events = tuple(entry.event for entry in decided.entries)
    account = account_after(prepared)
    later = moves is not None and decided.command.tells and any(opened(decided.entries))
    undo = undo_of(prepared, decided)
    follows = instruments_due(request.reference, prepared.state, decided.after)
    effects, delayed = _outbox(prepared, decided, moves, stops, undo, indexes=later)
    return Commit(
        stream=DOSSIER,
        reference=request.reference,
        expected=prepared.state.version,
        entries=decided.entries,
        head=Head(decided.after, prepared.context.people),
        record=Record(
            request.caller.principal,
            request.request.key,
            request.request.fingerprint,
            201,
            request.reference,
            decided.after.version,
            keep=spec.keep,
            reads=reads_of(decided.command, decided.entries),
            undo=undo if undo is None or delayed else replace(undo, until=None),
            mails=stops.mails if stops else None,
        ),
        effects=(*effects, *follows, *(effect for other in others for effect in other.effects)),
        delayed=delayed,
        stops=stops.stops if stops else (),
        numbers=numbers_of(events),
        counted=prepared.counted,
        also=(
            *((account_write(account),) if account else ()),
            *(replace(other.write, indexed_later=later) for other in others),
            *payments,
            *request.also,
        ),
        suppression=spec.people.suppresses(decided.command, events),
        at=prepared.context.now,
        before=prepared.before,
        completes=request.completes,
        parks=request.parks,
        moves=moves,
    )


def _outbox(
    prepared: Prepared,
    decided: Decided,
    moves: Movement | None,
    stops: Stopping | None,
    undo: Undo | None,
    *,
    indexes: bool,
) -> tuple[tuple[Effect, ...], tuple[Delayed, ...]]:
    """Give the outbox: mails to customers and to staff unless the command declines them, and documents; then what of it waits."""
    reference, people, entries = prepared.request.reference, prepared.context.people, decided.entries
    documents = documents_due(reference, decided.after, entries)
    if not decided.command.tells:
        return documents, ()
    happened = Happened(decided.after, people, entries, paris_date(prepared.context.now), decided.struck)
    mails = all_mails_due(reference, happened)
    if stops and (not decided.struck or len(entries) == 1):  # a stroke may promise news, which is for all
        mails = tuple(mail for mail in mails if mail.contact not in stops.unsaid)
    mails = fanned_out(reference, entries, mails, indexes=indexes) if moves else mails
    until = undo.until if undo else stops.later if stops else None
    if until is None:
        return (*mails, *documents), ()
    to_staff = tuple(mail for mail in mails if mail.kind == STAFF)
    return (*to_staff, *documents), tuple(Delayed(mail, until) for mail in mails if mail not in to_staff)
