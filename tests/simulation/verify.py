"""What must hold when all is quiet, read from the table alone and held against what users were told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from chalicelib.adapters import codec
from chalicelib.adapters.dynamodb.rows import item_of
from chalicelib.application.ports.commit import Loaded, Record
from chalicelib.application.projection.rows import rows
from chalicelib.application.timekeeping import COMMANDS as TIMED
from chalicelib.application.writing.audience import Happened
from chalicelib.application.writing.document_numbers import NUMBERED
from chalicelib.application.writing.effects_due import documents_due, mails_due
from chalicelib.application.writing.staff_due import staff_due
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.numbering import Numbering, spelling
from chalicelib.domain.sale.point_in_time import each_state
from chalicelib.domain.sale.waiting import POLICY
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.bounces import SES
from chalicelib.effects.queue.run import SYSTEM
from chalicelib.effects.staff.acts import over
from tests.simulation.bank import about_payments, rows_of_payments, settled
from tests.simulation.catalogue import sold
from tests.simulation.changed import changed
from tests.simulation.coded import about_codes, coded
from tests.simulation.comments import comments
from tests.simulation.documents import documents
from tests.simulation.firm import firm
from tests.simulation.heard import heard
from tests.simulation.held_back import left_all_the_same, never_told
from tests.simulation.intents import HELD, silent
from tests.simulation.money import money
from tests.simulation.offered import offered, written_beside
from tests.simulation.paid import paid
from tests.simulation.sharing import shared
from tests.simulation.stocked import stocked
from tests.simulation.world import World

HOLDERS = {spelling(number): holder for number, holder in HELD.items()}
Histories = dict[str, list[Entry]]


def verify(world: World) -> list[str]:
    """Everything that is wrong, in words; nothing if all is right."""
    references = [pk[2:] for pk in world.table.items if pk.startswith("D#")]
    histories = {reference: list(world.store.history(reference)) for reference in references}
    states = {reference: fold(history) for reference, history in histories.items()}
    heads = {reference: world.store.load(reference) for reference in references}
    every = [codec.decode_record(part["H"]["data"]["S"]) for pk, part in world.table.items.items() if pk.startswith("C#")]
    records = [record for record in every if not about_codes(record) and not about_payments(record.reference)]
    return [
        *world.complaints,
        *_dense_and_folded(histories, states, heads),
        *_questions(histories, heads),
        *_tracked(histories, heads),
        *_acknowledged(world, histories, records),
        *comments(world, histories),
        *documents(heads),
        *changed(histories, states),
        *money(world, histories, states),
        *_numbers(world, histories),
        *_sequences(world, histories),
        *_contacts(world, heads),
        *_effects(world, histories, records, heads),
        *heard(world, histories, records),
        *shared(histories, heads),
        *_returned(world, histories, records),
        *_rows(world, heads),
        *stocked(world, heads),
        *paid(world, histories),
        *offered(world, heads, histories),
        *firm(world, heads, histories),
        *coded(world, histories, every),
        *sold(world, histories, every),
        *settled(world, histories),
    ]


def _dense_and_folded(histories: Histories, states: dict[str, Dossier], heads: dict[str, Loaded | None]) -> Iterator[str]:
    for reference, history in histories.items():
        head = heads[reference]
        if [entry.seq for entry in history] != list(range(1, len(history) + 1)):
            yield f"{reference}: versions are not dense"
        elif head is None or head.state != states[reference]:
            yield f"{reference}: the snapshot is not the fold"


def _questions(histories: Histories, heads: dict[str, Loaded | None]) -> Iterator[str]:
    """Whatever a customer asked or found wanting is open until an answer names it."""
    for reference, history in histories.items():
        head, struck = heads[reference], {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
        valid = [entry for entry in history if entry.seq not in struck]
        answered = {entry.event.question for entry in valid if isinstance(entry.event, e.QuestionAnswered)}
        asks = [entry.seq for entry in valid if isinstance(entry.event, e.QuestionAsked) or getattr(entry.event, "remarks", None)]
        wanted = [seq for seq in asks if seq not in answered]
        if head and [question.entry for question in head.state.questions] != wanted:
            yield f"{reference}: open are {head.state.questions}, asked and not answered {wanted}"


def _tracked(histories: Histories, heads: dict[str, Loaded | None]) -> Iterator[str]:
    """A parcel is followed by the number that was said of it last."""
    for reference, history in histories.items():
        head, struck = heads[reference], {entry.event.entry for entry in history if isinstance(entry.event, e.EntryStruck)}
        valid = [entry.event for entry in history if entry.seq not in struck]
        wanted = {event.parcel: event.tracking for event in valid if isinstance(event, e.Shipped | e.ShipmentCorrected)}
        if head and {parcel.number: parcel.tracking for parcel in head.state.parcels} != wanted:
            yield f"{reference}: parcels are not followed by {wanted}"


def _acknowledged(world: World, histories: Histories, records: list[Record]) -> Iterator[str]:
    entries = {(reference, entry.origin.comment) for reference, history in histories.items() for entry in history}
    written = Counter(entry.origin.comment for history in histories.values() for entry in history if entry.origin.comment)
    yield from (f"{name}: written {times} times" for name, times in written.items() if times > 1)
    versions = {(record.principal, record.key): record.version for record in records}
    for intent, key, outcome in world.acknowledged:
        if (outcome.reference, intent.name) not in entries:
            yield f"{intent.name}: acknowledged and lost"
        if versions.get((intent.caller.principal, key)) != outcome.version:
            yield f"{intent.name}: told version {outcome.version}, recorded {versions.get((intent.caller.principal, key))}"


def _numbers(world: World, histories: Histories) -> Iterator[str]:
    documents = [spelling(entry.event.number) for _, entry in _numbered(histories)]
    yield from (f"{number}: of {times} documents" for number, times in Counter(documents).items() if times > 1)
    if set(documents) != {pk[2:] for pk in world.table.items if pk.startswith("R#")}:
        yield "numbers taken are not those of the documents"


def _numbered(histories: Histories) -> list[tuple[str, Any]]:
    """The entry of each document that has a number, also of those struck, with its dossier."""
    return [
        (reference, entry)
        for reference, history in histories.items()
        for entry in history
        if isinstance(entry.event, NUMBERED) and entry.event.number
    ]


def _sequences(world: World, histories: Histories) -> Iterator[str]:
    """Each of our series has no gap and no double, and its dates never go back (CGI annexe II art. 242 nonies A)."""
    series: dict[str, list[tuple[int, date]]] = {}
    gaps: dict[str, list[int]] = {}
    for reference, entry in _numbered(histories):
        if not Numbering().owns(entry.event.number):
            continue
        name, _, position = entry.event.number.partition("-")
        if (entry.origin.comment or "").startswith("held-"):
            continue
        series.setdefault(name, []).append((int(position) if position.isdecimal() else 0, entry.origin.effective))
        for skipped in entry.event.skipped:
            gaps.setdefault(name, []).append(int(skipped.number.partition("-")[2]))
            if skipped.holder != HOLDERS.get(spelling(skipped.number)):
                yield f"{reference}: {skipped.number} was passed over, held by {skipped.holder}"
    for name, taken in series.items():
        taken.sort()
        positions = sorted([position for position, _ in taken] + gaps.get(name, []))
        if positions != list(range(1, len(positions) + 1)):
            yield f"{name}: the numbers are {[position for position, _ in taken]}, passed over {gaps.get(name)}"
        if [day for _, day in taken] != sorted(day for _, day in taken):
            yield f"{name}: a date goes back"
        if world.store.count(name).last != len(positions):
            yield f"{name}: it stands at {world.store.count(name).last} after {len(taken)} documents"
    if {pk[2:] for pk in world.table.items if pk.startswith("N#")} != set(series):
        yield "sequences are not those of the documents"


def _contacts(world: World, heads: dict[str, Loaded | None]) -> Iterator[str]:
    account = world.store.account("bigcorp")
    contacts = account.people.contacts if account else {}
    emails = {contact.email for contact in contacts.values()}
    for intent, _, _ in world.acknowledged:
        if isinstance(intent.command, c.InviteContact) and intent.command.new and intent.command.new.email not in emails:
            yield f"{intent.name}: the contact is lost to the account"
    for reference, head in heads.items():
        for contact in head.people.contacts.values() if head else ():
            if contact.id not in contacts or contacts[contact.id].email != contact.email:
                yield f"{reference}: {contact.id} is another person in the account"


def _effects(world: World, histories: Histories, records: list[Record], heads: dict[str, Loaded | None]) -> Iterator[str]:
    of_system = (record for record in records if record.principal == SYSTEM.principal)
    marks = {record.key: record for record in of_system if record.key.split(".")[1] not in TIMED}
    marked = set(marks)
    unmade = e.MailUndelivered | e.DocumentFailed
    closed = {key for key, mark in marks.items() if isinstance(_entry(histories, mark).event, unmade)}
    if any(part for pk, part in world.table.items.items() if pk.startswith(("F#", "P#"))):
        yield "effects are still to do"
    beside, stopped_mails = written_beside(histories), never_told(histories, records)
    yield from left_all_the_same(world, stopped_mails)
    for reference, history in histories.items():
        if reference in beside:
            continue
        begin, states, head = 0, list(each_state(history)), heads[reference]
        state = states[-1]
        for end in sorted(record.version for record in records if record.reference == reference):
            some = begin < min(end, len(history)) and not silent(history[begin:end])
            mails = mails_due(reference, _happened(history, begin, end, states, head)) if head and some else ()
            for effect in (*mails, *documents_due(reference, states[min(end, len(history))], history[begin:end])):
                stopped = effect in mails and effect.contact in stopped_mails.get((reference, effect.seq), ())
                if effect.id not in marked | world.dropped and not stopped:
                    yield f"{effect.id}: lost"
                if effect in mails and (effect.id in marked - closed) > (effect.id in world.mailer.sent):
                    yield f"{effect.id}: marked and not sent"
            for effect in staff_due(reference, state, history[begin:end]):
                if effect.id not in world.dropped or not (effect.id in world.mailer.sent or over(state, history[effect.seq - 1])):
                    yield f"{effect.id}: colleague not told"
            begin = end
        if begin != len(history):
            yield f"{reference}: entries without a record"
    recorded = sum(isinstance(entry.event, e.MailSent | e.DocumentMade) for history in histories.values() for entry in history)
    if recorded != len(marked - closed):
        yield f"{recorded} mails and documents in the histories, {len(marked - closed)} marked"


def _happened(history: list[Entry], begin: int, end: int, states: Sequence[Dossier], head: Loaded) -> Happened:
    """A commit as it was decided: the state after it, and what it struck."""
    entries = tuple(history[begin:end])
    struck = next((history[entry.event.entry - 1] for entry in entries if isinstance(entry.event, e.EntryStruck)), None)
    return Happened(states[min(end, len(history))], head.people, entries, paris_date(entries[0].committed), struck)


def _entry(histories: Histories, record: Record) -> Entry:
    """The last entry that a command wrote."""
    return histories[record.reference][record.version - 1]


def _returned(world: World, histories: Histories, records: list[Record]) -> Iterator[str]:
    """What came back is in its dossier, once, and its address is closed unless somebody opened it, or only delayed."""
    taken = Counter(record.key for record in records if record.principal == SES.principal)
    yield from (f"{report.id}: recorded {taken[report.id]} times" for report in world.returns.reports if taken[report.id] != 1)
    entries = [entry for history in histories.values() for entry in history if entry.origin.entered_by == SES.subject]
    if len(entries) != len(world.returns.reports):
        yield f"{len(entries)} entries of {len(world.returns.reports)} reports"
    opened = {intent.command.email for intent, _, _ in world.acknowledged if isinstance(intent.command, c.CorrectContact)}
    for report in world.returns.reports:
        if report.why != "delayed" and report.address not in opened and world.store.suppressed(report.address) is None:
            yield f"{report.id}: its address is open"


def _rows(world: World, heads: dict[str, Loaded | None]) -> Iterator[str]:
    """Lists and the search find each dossier by what its head says today, and by nothing that it said before."""
    wanted = {
        (pk, sk): item for item in (*_wanted(heads), *rows_of_payments(world)) for pk, sk in [(item["pk"]["S"], item["sk"]["S"])]
    }
    stored = {
        (pk, sk): item
        for pk, part in world.table.items.items()
        for sk, item in part.items()
        if pk[0] in "WTKL" or (pk[0] == "A" and sk != "H")
    }
    yield from (f"row {key} is not what the head says" for key, item in wanted.items() if stored.get(key) != item)
    yield from (f"row {key} is left of what the head said" for key in stored.keys() - wanted.keys())


def _wanted(heads: dict[str, Loaded | None]) -> Iterator[dict[str, Any]]:
    for reference, head in heads.items():
        if head:
            yield from (item_of(row) for row in rows(reference, head, POLICY))
