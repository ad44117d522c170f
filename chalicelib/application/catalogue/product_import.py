"""A file for the catalogue: rehearsed whole, then written down as parts in one transaction, which a worker carries out.

All of it, or nothing while a row is wrong: what is written down is carried out whatever dies meanwhile, each product once.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from chalicelib.application.caller import Caller, Outcome, Request, staff_only
from chalicelib.application.catalogue.product_file_links import held_by_row
from chalicelib.application.catalogue.product_plan import MOST, Plan, Planned, applied, plan
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.importing.faults import Bad, Fault, first_told
from chalicelib.application.ports.catalogue import (
    PRODUCT,
    PRODUCT_IMPORT,
    ImportPart,
    PlannedRow,
    ProductImport,
    ProductStore,
    RefusedRow,
)
from chalicelib.application.ports.commit import Commit, Record
from chalicelib.application.ports.effects import Effect
from chalicelib.application.ports.translations import Translations, mark
from chalicelib.application.staff.products import WRITERS, product_commit
from chalicelib.application.writing.idempotency import idempotent
from chalicelib.domain.catalogue.product_bodies import CreateProduct
from chalicelib.domain.catalogue.product_rules import changed_fields
from chalicelib.domain.errors import DomainError, Invalid, NotAllowed
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.language import Language

KIND: Final = "product_import"
"""The effect that carries out a part; it names the part and the file."""
PART, MOST_PARTS = 110, 48
"""Products of a part, and parts of a file: each is an item and an effect, and a transaction has 100 actions."""
PART_BYTES, BYTES = 300_000, 3_500_000
"""Of a part, which is one item of 400 KB at most; of all parts, which one transaction of 4 MB writes."""


LONGEST_ID = 20
"""Characters of the id of an import."""


class ProductFile(NamedTuple):
    """A file's text and who sends it, under an idempotency key; languages and reasons of exemption are the seller's."""

    text: str
    caller: Caller
    request: Request
    now: datetime
    languages: Sequence[Language]
    exemptions: frozenset[str]
    translations: Translations | None = None


class FileReport(NamedTuple):
    """What a file does, or would do, and what is wrong with it; then nothing is written. id: of the import that was begun."""

    plan: Plan
    bad: tuple[Bad, ...]
    id: str | None = None


def rehearse(store: ProductStore, file: ProductFile) -> FileReport:
    """Say what a file would do. Raises Forbidden."""
    if not file.caller.roles & WRITERS:
        raise Forbidden
    what = plan(store, file.text, file.languages, file.exemptions, paris_date(file.now))
    if len(what.planned) <= MOST and len([*_parts(what.planned)]) > MOST_PARTS:
        reason, fix = mark("the file is too large"), mark("send half of it, and the rest in another file")
        what = what._replace(bad=(*what.bad, Fault(1, "", reason, fix)))
    report = tuple(fault.translated(file.translations, file.languages) for fault in first_told(what.bad))
    return FileReport(what, report)


def begin_import(store: ProductStore, file: ProductFile, pause: Callable[[int], None]) -> ProductImport | FileReport:
    """Write down what is to be done of a file, once for each key; where a row is wrong, nothing, and what is wrong is told.

    Raises Forbidden, KeyReused or Busy.
    """
    if not file.caller.roles & WRITERS:
        raise Forbidden
    wrong: list[FileReport] = []

    def attempt() -> Outcome:
        report = rehearse(store, file)
        if report.bad:
            wrong[:] = [report]
            raise Invalid("rows of the file are wrong")
        return _written_down(store, file, report.plan)

    try:
        outcome = idempotent(store, file.caller, file.request, attempt, pause)
    except Invalid:
        if wrong:
            return wrong[0]
        raise
    begun = store.head(PRODUCT_IMPORT, outcome.reference)
    if begun is None:
        raise NotFound
    return begun


def carry_out(store: ProductStore, caller: Caller, import_id: str, seq: int, now: datetime, pause: Callable[[int], None]) -> None:
    """Carry out one part: each of its products once, then the part itself. Raises LookupError for one that is not there."""
    begun, part = store.head(PRODUCT_IMPORT, import_id), store.import_part(import_id, seq)
    if begun is None or part is None:
        raise LookupError(import_id)
    if seq in begun.done:
        return
    refused = tuple(report for row in part.rows if (report := _write_row(store, caller, begun, row, now, pause)))

    def attempt() -> Outcome:
        last = store.head(PRODUCT_IMPORT, import_id) or begun
        after = msgspec.structs.replace(last, version=last.version + 1, done=(*last.done, seq), refused=(*last.refused, *refused))
        record = Record(caller.principal, f"{import_id}.{seq}", import_id, 201, import_id, after.version)
        store.commit(Commit(stream=PRODUCT_IMPORT, reference=import_id, expected=last.version, head=after, record=record, at=now))
        return Outcome(201, import_id, after.version)

    idempotent(store, caller, Request(f"{import_id}.{seq}", import_id), attempt, pause)


def _written_down(store: ProductStore, file: ProductFile, what: Plan) -> Outcome:
    request, principal = file.request, file.caller.principal
    import_id = sha256(f"{principal}\n{request.key}".encode()).hexdigest()[:20]
    parts = tuple(ImportPart(seq, rows, file.now) for seq, rows in enumerate(_parts(what.planned), start=1))
    created = sum(one.before is None for one in what.planned)
    begun = ProductImport(
        id=import_id, version=1, by=file.caller.subject, at=file.now, created=created,
        changed=len(what.planned) - created, unchanged=what.unchanged, parts=len(parts),
    )  # fmt: skip
    store.commit(
        Commit(
            stream=PRODUCT_IMPORT,
            reference=import_id,
            expected=0,
            head=begun,
            record=Record(principal, request.key, request.fingerprint, 200, import_id, 1),
            at=file.now,
            entries=parts,
            effects=tuple(Effect(KIND, part.seq, KIND, import_id) for part in parts),
        )
    )
    return Outcome(200, import_id, 1)


def _parts(planned: Sequence[Planned]) -> Iterator[tuple[PlannedRow, ...]]:
    """Yield rows as they are written down, so many at once as one item holds and one worker does in seconds."""
    share = min(PART_BYTES, BYTES // MOST_PARTS)
    rows: list[PlannedRow] = []
    size = 0
    for one in planned:
        row = _row_of(one)
        length = len(msgspec.json.encode(row))
        if rows and (len(rows) == PART or size + length > share):
            yield tuple(rows)
            rows, size = [], 0
        rows.append(row)
        size += length
    if rows:
        yield tuple(rows)


def _row_of(one: Planned) -> PlannedRow:
    create = next((asked for asked in one.asked if isinstance(asked, CreateProduct)), None)
    commands = tuple(asked for asked in one.asked if not isinstance(asked, CreateProduct))
    return PlannedRow(one.row.number, one.after.sku, create, commands)


def _write_row(
    store: ProductStore, caller: Caller, begun: ProductImport, row: PlannedRow, now: datetime, pause: Callable[[int], None]
) -> RefusedRow | None:
    """Write one product once; where somebody changed it since the file was rehearsed, so that it is refused now, say why."""
    asked = (*((row.create,) if row.create else ()), *row.commands)
    request = Request(f"{begun.id}.{row.sku}", begun.id)

    def attempt() -> Outcome:
        before = store.head(PRODUCT, row.sku)
        if row.create and before:
            if before.product == applied(None, asked, paris_date(begun.at)):
                return Outcome(200, row.sku, before.version)
            raise NotAllowed("the catalogue has %(sku)s already: change it", field="sku", sku=row.sku)
        after = applied(before.product if before else None, asked, paris_date(begun.at))
        if after is None:
            raise LookupError(row.sku)
        held = held_by_row(store, begun, before.product if before else None, after)
        version = before.version if before else 0
        if not changed_fields(before.product if before else None, after):
            return Outcome(200, row.sku, version)
        record = Record(caller.principal, request.key, request.fingerprint, 201, row.sku, version + 1)
        store.commit(product_commit(before, after, "imported", begun.by, record, now, held))
        return Outcome(201, row.sku, version + 1)

    try:
        idempotent(store, caller, request, attempt, pause)
    except DomainError as error:
        return RefusedRow(row.row, row.sku, str(error))
    return None


def read_import(store: ProductStore, caller: Caller, import_id: str) -> ProductImport:
    """Say how far a file came. Raises Forbidden or NotFound."""
    staff_only(caller)
    begun = store.head(PRODUCT_IMPORT, import_id) if len(import_id) <= LONGEST_ID else None
    if begun is None:
        raise NotFound
    return begun
