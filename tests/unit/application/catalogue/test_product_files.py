"""The catalogue is read out, changed in a spreadsheet and read in: what was meant is done, all of it or nothing, once."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.application.catalogue.product_columns import cells, columns, kept_text, written_text
from chalicelib.application.catalogue.product_export import product_csv
from chalicelib.application.catalogue.product_import import (
    KIND,
    FileReport,
    ProductFile,
    begin_import,
    carry_out,
    read_import,
    rehearse,
)
from chalicelib.application.errors import Forbidden, KeyReused
from chalicelib.application.ports.catalogue import PRODUCT, ProductImport
from chalicelib.domain.catalogue.product import Price, Product
from tests.contract.products import makes
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, MANAGER, SYSTEM, request
from tests.samples.products import NAME, product
from tests.samples.texts import both

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
TODAY, DAY = date(2026, 8, 6), timedelta(days=1)
LANGUAGES = ("fr", "en")
NOZZLE = product()
TABLE = Callable[[dict[str, str]], dict[str, str]]


def having(*products: Product) -> MemoryStore:
    """A store with these in its catalogue."""
    store = MemoryStore()
    for each in products:
        store.commit(makes(each))
    return store


def file_of(text: str, **changes: Any) -> ProductFile:
    """A manager's file."""
    given = {"caller": MANAGER, "request": request(), "now": NOW, "languages": LANGUAGES, "exemptions": frozenset(("training",))}
    return ProductFile(text=text, **{**given, **changes})


def out(store: MemoryStore) -> str:
    """The catalogue as a file."""
    return product_csv(store, store.lists, MANAGER, LANGUAGES, None, NOW).text


def edited(text: str, change: TABLE, separator: str = ";") -> str:
    """The file after somebody changed its rows in a spreadsheet."""
    rows = [change(dict(row)) for row in csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")]
    into = StringIO()
    writer = csv.DictWriter(into, [*rows[0]], delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return into.getvalue()


def bring(store: MemoryStore, text: str, **changes: Any) -> ProductImport:
    """Send a file, and let the worker carry it out."""
    begun = begin_import(store, file_of(text, **changes), _no_pause)
    assert isinstance(begun, ProductImport), begun
    for seq in range(1, begun.parts + 1):
        carry_out(store, SYSTEM, begun.id, seq, NOW, _no_pause)
    return read_import(store, MANAGER, begun.id)


def wrong(store: MemoryStore, text: str) -> list[tuple[int, str]]:
    """Rows and columns that are told as wrong; nothing is written."""
    before = dict(store.table.items)
    report = begin_import(store, file_of(text), _no_pause)
    assert isinstance(report, FileReport) and dict(store.table.items) == before
    assert rehearse(store, file_of(text)).bad == report.bad
    return [(bad.row, bad.column) for bad in report.bad]


def after(store: MemoryStore, sku: str = NOZZLE.sku) -> Product:
    """A product as it is now."""
    stored = store.head(PRODUCT, sku)
    assert stored
    return stored.product


def changed_by(store: MemoryStore, change: TABLE) -> Product:
    """The nozzle after a change in the spreadsheet."""
    bring(store, edited(out(store), change))
    return after(store)


def test_a_file_is_forgotten_with_all_its_parts_after_thirty_days_and_what_it_made_is_not() -> None:
    store = MemoryStore()
    done = bring(store, "sku;name_fr;name_en;kind;vat_rate\r\nA-1;Buse;Nozzle;spare_part;20\r\n")
    end = {"N": str(int((NOW + timedelta(days=30)).timestamp()))}
    of_the_file = store.table.items[f"GI#{done.id}"]
    assert len(of_the_file) == done.parts + 1 and all(item.get("ttl") == end for item in of_the_file.values())
    assert all("ttl" not in item for item in store.table.items["G#A-1"].values())


def test_a_file_creates_products_and_says_how_far_it_came() -> None:
    store = MemoryStore()
    text = (
        "sku;name_fr;name_en;kind;vat_rate;price;lead_days;fits;origin\r\n"
        "A-1;Buse;Nozzle;spare_part;20;1 165,50;5;GL-300|GL-310;FR\r\nA-2;Visite;Visit;service;20;;;;\r\n"
    )
    begun = begin_import(store, file_of(text), _no_pause)
    assert isinstance(begun, ProductImport)
    assert (begun.created, begun.changed, begun.unchanged, begun.parts, begun.done) == (2, 0, 0, 1, ())
    assert [effect.kind for effect in store.todos] == [KIND] and store.head(PRODUCT, "A-1") is None
    carry_out(store, SYSTEM, begun.id, 1, NOW, _no_pause)
    assert read_import(store, ACCOUNTANT, begun.id).done == (1,)
    first, service = after(store, "A-1"), after(store, "A-2")
    assert (first.name, first.prices, first.fits) == (
        both("Buse", "Nozzle"),
        (Price(TODAY, Decimal("1165.50")),),
        ("GL-300", "GL-310"),
    )
    assert (service.goods, service.prices) == (False, ())
    (fact,) = store.product_facts("A-1", None, 9)
    assert (fact.what, fact.by) == ("imported", MANAGER.subject)


@given(
    st.lists(
        st.builds(
            product,
            st.from_regex(r"[A-Z]{2}-[0-9]{1,4}", fullmatch=True),
            name=st.builds(both, st.sampled_from(["=1+1", "'=a", "@x", "-5", "Buse", 'a;"b"', " spaced "]), st.just("Nozzle")),
            detail=st.none() | st.just(both("+33", "'+33")),
            lead_days=st.none() | st.integers(0, 700),
            weight=st.none() | st.integers(1, 9999),
            goods=st.booleans(),
            customs_code=st.none() | st.just("09022000"),
            fits=st.just(()) | st.just(("GL-300", "GL-310")),
            prices=st.lists(
                st.builds(Price, st.dates(TODAY - 50 * DAY, TODAY + 50 * DAY), st.decimals(0, 999, places=4)),
                max_size=4,
                unique_by=lambda price: price.since,
            ).map(lambda prices: tuple(sorted(prices, key=lambda price: price.since))),
            withdrawn=st.none() | st.dates(TODAY - 5 * DAY, TODAY + 5 * DAY),
            vat_rate=st.sampled_from([Decimal(20), Decimal("5.5"), Decimal("19.6")]),
        ),
        max_size=4,
        unique_by=lambda made: made.sku,
    ),
    st.booleans(),
)
def test_a_file_that_was_left_as_it_was_writes_nothing(products: list[Product], as_french_days: bool) -> None:
    store = having(*products)
    text = out(store)
    if as_french_days and products:
        text = edited(text, lambda row: {name: _french_day(cell) for name, cell in row.items()})
    if products:
        report = rehearse(store, file_of(text))
        assert (report.bad, report.plan.planned, report.plan.unchanged) == ((), (), len(products))


def _french_day(cell: str) -> str:
    parts = cell.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 and all(part.isdecimal() for part in parts) else cell


@given(st.text())
def test_a_cell_is_no_formula_and_loses_nothing(text: str) -> None:
    kept = kept_text(text)
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert written_text(kept) == text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"price": "170,00"}, replace(NOZZLE, prices=(*NOZZLE.prices, Price(TODAY, Decimal("170.00"))))),
        (
            {"price": "170", "price_since": "01/09/2026"},
            replace(NOZZLE, prices=(*NOZZLE.prices, Price(date(2026, 9, 1), Decimal(170)))),
        ),
        (
            {"next_price": "180", "next_since": "2027-01-01"},
            replace(NOZZLE, prices=(*NOZZLE.prices, Price(date(2027, 1, 1), Decimal(180)))),
        ),
        ({"lead_days": "", "weight": "1 200"}, replace(NOZZLE, lead_days=None, weight=1200)),
        ({"name_fr": "'=Buse"}, replace(NOZZLE, name=both("=Buse", NAME["en"]))),
        ({"detail_fr": "a", "detail_en": "b"}, replace(NOZZLE, detail=both("a", "b"))),
        ({"goods": "FAUX"}, replace(NOZZLE, goods=False)),
        ({"customs_code": "9022000"}, replace(NOZZLE, customs_code="09022000")),
        ({"withdrawn": "07/08/2026"}, replace(NOZZLE, withdrawn=TODAY + DAY)),
        ({"fits": "GL-300 | GL-310"}, replace(NOZZLE, fits=("GL-300", "GL-310"))),
        ({"vat_rate": "5,5"}, replace(NOZZLE, vat_rate=Decimal("5.5"))),
    ],
)
def test_a_cell_that_was_changed_does_what_was_meant(change: dict[str, str], expected: Product) -> None:
    assert changed_by(having(NOZZLE), lambda row: row | change) == expected


def test_what_was_given_is_taken_away_by_an_empty_cell() -> None:
    full = replace(
        NOZZLE, detail=both("a", "b"), weight=3, fits=("X",), withdrawn=TODAY + DAY, customs_code="90279080",
        prices=(*NOZZLE.prices, Price(TODAY + DAY, Decimal(180))),
    )  # fmt: skip
    gone = ("detail_fr", "detail_en", "weight", "fits", "withdrawn", "customs_code", "next_price", "next_since")
    assert changed_by(having(full), lambda row: row | dict.fromkeys(gone, "")) == NOZZLE


def test_a_price_to_come_is_moved() -> None:
    later = replace(NOZZLE, prices=(*NOZZLE.prices, Price(TODAY + DAY, Decimal(180))))
    moved = changed_by(having(later), lambda row: row | {"next_since": "2026-10-01"})
    assert moved.prices == (*NOZZLE.prices, Price(date(2026, 10, 1), Decimal(180)))


def test_a_column_that_is_not_there_changes_nothing_and_an_old_file_undoes_no_price() -> None:
    store = having(replace(NOZZLE, weight=3))
    bring(store, "sku;lead_days\r\n42-1040;9\r\n")
    assert after(store) == replace(NOZZLE, weight=3, lead_days=9)
    later = having(replace(NOZZLE, prices=(*NOZZLE.prices, Price(TODAY + DAY, Decimal(180)))))
    report = rehearse(later, file_of(out(later), now=NOW + 2 * DAY))
    assert report.plan.planned == () and report.bad == ()


def test_a_product_that_others_changed_since_is_not_changed_by_an_old_file() -> None:
    store = having(NOZZLE)
    old = out(store)
    bring(store, edited(old, lambda row: row | {"weight": "3"}))
    assert wrong(store, edited(old, lambda row: row | {"weight": "4"})) == [(2, "version")]
    assert rehearse(store, file_of(edited(old, lambda row: row | {"weight": "3"}))).bad == (), "what is so already is no change"
    assert bring(store, edited(old, lambda row: row | {"weight": "4", "version": ""})).changed == 1


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"name_en": ""}, "name_en"),
        ({"name_en": "", "name_fr": ""}, "name_fr"),
        ({"kind": "thing"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"vat_rate": "21"}, "vat_rate"),
        ({"vat_rate": ""}, "vat_rate"),
        ({"price": "dear"}, "price"),
        ({"price": ""}, "price"),
        ({"price": "1", "price_since": "2026-08-05"}, "price_since"),
        ({"price": "1", "price_since": "tomorrow"}, "price_since"),
        ({"next_price": "1"}, "next_since"),
        ({"next_since": "2027-01-01"}, "next_price"),
        ({"lead_days": "soon"}, "lead_days"),
        ({"customs_code": "123"}, "customs_code"),
        ({"origin": "XX"}, "origin"),
        ({"replaced_by": "nothing"}, "replaced_by"),
        ({"replaced_by": "42-1040"}, "replaced_by"),
        ({"exemption": "training"}, "exemption"),
        ({"vat_category": "E", "vat_rate": "0", "exemption": "no-such"}, "exemption"),
        ({"next_price": "1", "next_since": "2026-08-05"}, "next_since"),
        ({"withdrawn": "2026-08-05"}, "withdrawn"),
        ({"withdrawn": "never"}, "withdrawn"),
        ({"sku": ""}, "sku"),
        ({"sku": "a b"}, "sku"),
        ({"fits": "a b"}, "fits"),
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_column(change: dict[str, str], column: str) -> None:
    store = having(NOZZLE, product("Z-1"))
    text = edited(out(store), lambda row: row | (change if row["sku"] == NOZZLE.sku else {"weight": "7"}))
    assert wrong(store, text) == [(2, column)]


def test_a_price_of_a_mistyped_sku_is_told_as_that_in_a_column_that_there_is() -> None:
    (bad,) = rehearse(having(NOZZLE), file_of(f"sku;price\r\n{NOZZLE.sku}x;9,50\r\n")).bad
    assert (bad.column, "does not know this SKU" in bad.detail) == ("name_fr", True)


def test_each_bad_row_is_told_and_the_same_sku_twice() -> None:
    text = edited(
        out(having(NOZZLE, product("Z-1"), product("Z-2"))), lambda row: row | ({} if row["sku"] == "Z-1" else {"weight": "x"})
    )
    assert wrong(having(NOZZLE, product("Z-1"), product("Z-2")), text) == [(2, "weight"), (4, "weight")]
    assert wrong(having(), "sku;kind\r\nA;service\r\nA;service\r\n")[-1] == (3, "sku")
    for text in ("", "sku\r\n", "kind\r\nservice\r\n", "sku;colour\r\nA;red\r\n", 'sku\r\n"open\r\n', "sku;kind\r\nA\r\n"):
        assert wrong(having(), text)


def test_zeros_that_a_spreadsheet_left_out_make_no_second_product() -> None:
    store = having(product("0031564"))
    assert wrong(store, edited(out(store), lambda row: row | {"sku": "31564"})) == [(2, "sku")]


def test_products_of_one_file_may_name_each_other_but_take_no_place_in_a_circle() -> None:
    store = having(NOZZLE)
    row = edited(out(store), lambda row: row | {"replaced_by": "42-1041"})
    new = next(iter(csv.reader([row.splitlines()[1]], delimiter=";")))
    header = row.splitlines()[0].split(";")
    second = dict(zip(header, new, strict=True)) | {"sku": "42-1041", "replaced_by": "", "version": ""}
    both_rows = row + ";".join(f'"{second[name]}"' for name in header) + "\r\n"
    assert bring(having(NOZZLE), both_rows).created == 1
    second["replaced_by"] = "42-1040"
    assert ("replaced_by") in {
        column for _, column in wrong(store, row + ";".join(f'"{second[name]}"' for name in header) + "\r\n")
    }


def test_a_key_is_of_one_file_and_only_a_manager_sends_it() -> None:
    store = having(NOZZLE)
    text = edited(out(store), lambda row: row | {"weight": "3"})
    first = bring(store, text, request=request("k1"))
    again = begin_import(store, file_of(text, request=request("k1")), _no_pause)
    assert isinstance(again, ProductImport) and again.id == first.id
    with pytest.raises(KeyReused):
        begin_import(store, file_of(text, request=request("k1", "other")), _no_pause)
    with pytest.raises(Forbidden):
        rehearse(store, file_of(text, caller=ACCOUNTANT))
    with pytest.raises(Forbidden):
        begin_import(store, file_of(text, caller=ACCOUNTANT), _no_pause)


class Dead(Exception):
    """A worker ended."""


@pytest.mark.parametrize("dies", range(8))
def test_a_worker_that_dies_leaves_each_product_written_once(dies: int, monkeypatch: pytest.MonkeyPatch) -> None:
    store = having(NOZZLE, product("Z-1"), product("Z-2"))
    begun = begin_import(store, file_of(edited(out(store), lambda row: row | {"price": "9"})), _no_pause)
    assert isinstance(begun, ProductImport)
    calls, write = 0, store.commit

    def dying(commit: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == dies // 2 + 1 and dies % 2:
            raise Dead
        write(commit)
        if calls == dies // 2 + 1:
            raise Dead

    monkeypatch.setattr(store, "commit", dying)
    with pytest.raises(Dead):
        carry_out(store, SYSTEM, begun.id, 1, NOW, _no_pause)
    monkeypatch.setattr(store, "commit", write)
    for _ in range(2):
        carry_out(store, SYSTEM, begun.id, 1, NOW, _no_pause)
    assert read_import(store, MANAGER, begun.id).done == (1,)
    for sku in (NOZZLE.sku, "Z-1", "Z-2"):
        assert [fact.seq for fact in store.product_facts(sku, None, 9)] == [2, 1]
        assert after(store, sku).price_on(TODAY) == 9


def test_who_is_first_meanwhile_keeps_the_row_from_harm() -> None:
    """Two things happen between the rehearsal and the worker: a product is changed, and one that the file creates is there."""
    store = having(NOZZLE)
    text = "sku;name_fr;name_en;kind;vat_rate;weight\r\n42-1040;Buse;Jet;spare_part;20;7\r\nNEW;a;b;spare_part;20;7\r\n"
    begun = begin_import(store, file_of(text), _no_pause)
    assert isinstance(begun, ProductImport)
    stored = store.head(PRODUCT, NOZZLE.sku)
    store.commit(makes(replace(NOZZLE, lead_days=99), stored))
    store.commit(makes(product("NEW")))
    carry_out(store, SYSTEM, begun.id, 1, NOW, _no_pause)
    assert after(store) == replace(NOZZLE, name=both("Buse", "Jet"), lead_days=99, weight=7)
    (refused,) = read_import(store, MANAGER, begun.id).refused
    assert (refused.row, refused.sku) == (3, "NEW") and "NEW" in refused.reason and after(store, "NEW") == product("NEW")


def test_a_file_that_is_sent_twice_while_the_first_is_written_refuses_no_row() -> None:
    store = having(NOZZLE)
    text = "sku;name_fr;name_en;kind;vat_rate;weight\r\nNEW;a;b;spare_part;20;7\r\n"
    twice = [begin_import(store, file_of(text, request=request(key)), _no_pause) for key in ("first", "second")]
    for begun in reversed(twice):
        assert isinstance(begun, ProductImport)
        carry_out(store, SYSTEM, begun.id, 1, NOW, _no_pause)
        assert read_import(store, MANAGER, begun.id).refused == ()
    assert [fact.seq for fact in store.product_facts("NEW", None, 9)] == [1]


def test_empty_columns_that_a_spreadsheet_leaves_at_the_end_are_no_columns() -> None:
    store = having(NOZZLE)
    rows = out(store).removesuffix("\r\n").split("\r\n")
    wide = "".join(f"{row};;\r\n" for row in rows)
    report = rehearse(store, file_of(wide))
    assert (report.bad, report.plan.unchanged) == ((), 1)
    assert wrong(store, f"{wide[:-4]};;9\r\n") == [(1, "")], "a cell without a name of its column is told"


def test_cells_and_columns_are_as_many() -> None:
    assert len(columns(LANGUAGES)) == len(cells(NOZZLE, 1, LANGUAGES, TODAY))


def _no_pause(attempt: int) -> None:
    raise AssertionError("nobody else writes")
