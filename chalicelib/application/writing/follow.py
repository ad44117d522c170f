"""Third step of a command: what follows from what was decided, all that one transaction writes."""

from msgspec.structs import replace

from chalicelib.application.ports.commit import DOSSIER, Account, Commit, Head, Loaded, Record, account_write
from chalicelib.application.ports.effects import Effect
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.beside import WrittenBeside
from chalicelib.application.writing.decide import Decided
from chalicelib.application.writing.document_numbers import numbers_of
from chalicelib.application.writing.effects_due import documents_due
from chalicelib.application.writing.entries import reads_of
from chalicelib.application.writing.fan_out import all_mails_due, fanned_out, opened
from chalicelib.application.writing.prepare import Prepared
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.stock.movement import Movement
from chalicelib.domain.values.calendar import paris_date


def follow(
    prepared: Prepared, decided: Decided, others: tuple[WrittenBeside, ...] = (), moves: Movement | None = None
) -> Commit[Loaded, Entry]:
    """Give entries, the head after them, the record under its idempotency key, the outbox, and what the command's row says.

    others: what it writes of other dossiers. moves: what it moves of the stock.
    """
    request, spec = prepared.request, prepared.spec
    events = tuple(entry.event for entry in decided.entries)
    account = _account(prepared)
    later = moves is not None and decided.command.tells and any(opened(decided.entries))
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
        ),
        effects=(*_effects(prepared, decided, moves, indexes=later), *(effect for other in others for effect in other.effects)),
        numbers=numbers_of(events),
        counted=prepared.counted,
        also=(
            *((account_write(account),) if account else ()),
            *(replace(other.write, indexed_later=later) for other in others),
            *request.also,
        ),
        suppression=spec.people.suppresses(decided.command, events),
        at=prepared.context.now,
        before=prepared.before,
        completes=request.completes,
        parks=request.parks,
        moves=moves,
    )


def _effects(prepared: Prepared, decided: Decided, moves: Movement | None, *, indexes: bool) -> tuple[Effect, ...]:
    """Give the outbox: mails to customers and to staff unless the command declines them, and documents."""
    reference, people, entries = prepared.request.reference, prepared.context.people, decided.entries
    documents = documents_due(reference, decided.after, entries)
    if not decided.command.tells:
        return documents
    happened = Happened(decided.after, people, entries, paris_date(prepared.context.now), decided.struck)
    mails = all_mails_due(reference, happened)
    return (*(fanned_out(reference, entries, mails, indexes=indexes) if moves else mails), *documents)


def _account(prepared: Prepared) -> Account | None:
    """Give the account with the contacts that the dossier has by now, where the command's row writes it."""
    account = prepared.account
    if account is None or prepared.spec.people.account(prepared.command) != "written":
        return None
    return account._replace(people=replace(account.people, contacts=prepared.context.people.contacts, addresses={}))
