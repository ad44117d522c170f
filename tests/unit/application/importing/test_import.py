"""Open dossiers come in from a CSV file: all of them, or none while a row is wrong."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Request
from chalicelib.application.errors import Forbidden, KeyReused
from chalicelib.application.importing.carry_out import MOST, Import, Imported, import_dossiers
from chalicelib.application.importing.faults import MOST_FAULTS
from chalicelib.application.ports.commit import Loaded
from chalicelib.domain.errors import Invalid
from chalicelib.domain.sale.commands import Command, CreateDossier, InviteContact
from chalicelib.domain.sale.lines import Freight
from chalicelib.domain.sale.promises import promises
from chalicelib.domain.sale.waiting import POLICY, waiting
from chalicelib.domain.values.fields import MAX_LINES
from tests.builder.dossiers import StoreBuilder
from tests.contract.products import makes
from tests.fakes.store import MemoryStore
from tests.samples.callers import ACCOUNTANT, MANAGER, request
from tests.samples.csv_files import csv_text
from tests.samples.products import NAME, product

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
FIRST, SECOND, THIRD = "45MR02G00A", "45MR61G00C", "45MK05G00B"
LANGUAGES = ("fr", "en")
BELOW = {"sku": "MR-110", "name_fr": "Billes", "name_en": "Beads", "quantity": "10", "unit_price": "0.125"}


def accept(command: Command) -> None:
    """Refuse an owner whom nobody knows."""
    if isinstance(command, CreateDossier) and command.owner == "nobody":
        raise Invalid("nobody is no colleague", field="owner")


def bring(store: MemoryStore, text: str, *, dry_run: bool = False, asked: Import | None = None) -> Imported:
    """Send a file."""
    return import_dossiers(store, asked or Import(text, MANAGER, request(), NOW, _no_pause, accept, LANGUAGES), dry_run=dry_run)


def test_a_file_opens_its_dossiers_with_their_lines() -> None:
    store = MemoryStore()
    done = bring(store, csv_text({"customer_reference": "P-1"}, {**BELOW, "customer_reference": "P-1"}, {"reference": SECOND}))
    assert done == Imported((FIRST, SECOND), ())
    state = store.heads[FIRST].state
    assert [(line.sku, line.quantity) for line in state.lines] == [("41-2250", 2), ("MR-110", 10)]
    assert state.customer_reference == "P-1"
    assert store.heads[FIRST].people.addresses["a1"].lines == ("BigCorp Europe", "12, rue des Tamis")


def test_a_file_says_all_that_an_invoice_asks_for() -> None:
    store = MemoryStore()
    columns = {"vat_rate": "0", "vat_category": "G", "electronic": "EM:compta@exemple.fr", "order_discount": "2,5"}
    freight = {"freight": "18,50", "freight_vat_rate": "0", "freight_vat_category": "G"}
    assert bring(store, csv_text(columns | freight)) == Imported((FIRST,), ())
    state, people = store.heads[FIRST]
    assert (state.lines[0].vat_category, state.discount) == ("G", Decimal("2.5"))
    assert state.freight == Freight(Decimal("18.50"), Decimal(0), "G")
    assert people.addresses[state.billing].electronic == "EM:compta@exemple.fr"


def test_an_address_in_other_letters_comes_with_its_latin_lines() -> None:
    store = MemoryStore()
    cells = {
        "address": "भारत चूर्ण | 12",
        "country": "IN",
        "postcode": "110001",
        "latin": "Bharat Churna | 12, Janpath | Delhi 110001",
    }
    assert bring(store, csv_text(cells, {"reference": SECOND, "billing_latin": "BigCorp"})) == Imported((FIRST, SECOND), ())
    state, people = store.heads[FIRST]
    latin = ("Bharat Churna", "12, Janpath", "Delhi 110001")
    assert people.addresses[state.billing].latin == people.addresses[state.delivery].latin == latin
    state, people = store.heads[SECOND]
    assert (people.addresses[state.delivery].latin, people.addresses[state.billing].latin) == (None, ("BigCorp",))
    (fault,) = bring(MemoryStore(), csv_text({**cells, "latin": ""})).bad
    assert fault.column == "address" and "भ (U+092D)" in fault.detail
    (fault,) = bring(MemoryStore(), csv_text({**cells, "latin": "Bharat | 東京"})).bad
    assert fault.column == "latin" and "東" in fault.detail
    (fault,) = bring(MemoryStore(), csv_text({**cells, "latin": "Bharat | Del\u202ehi"})).bad
    assert fault.column == "latin"


def test_nobody_is_mailed_for_what_is_carried_over() -> None:
    store = MemoryStore()
    bring(store, csv_text({}))
    assert not [effect for effect in store.todos if effect.queue == "mail"]
    assert not store.heads[FIRST].state.links


def test_an_order_stands_where_it_stood() -> None:
    store = MemoryStore()
    bring(store, csv_text({"opened": "2026-07-01", "supply": "ordered", "announced": "2026-08-20"}, {**BELOW, "supply": "stock"}))
    state = store.heads[FIRST].state
    assert {supply.line: supply.state for supply in state.supplies} == {1: "ordered", 2: "stock"}
    assert [(announced.on, announced.lines) for announced in state.announcements] == [(date(2026, 8, 20), (1,))]
    assert [(wait.side, wait.reason, wait.since) for wait in waiting(state, POLICY)] == [("us", "supply", date(2026, 7, 1))]


@pytest.mark.parametrize("written", [{}, {"recorded": "2026-05-05"}])
def test_an_open_order_of_three_months_ago_is_due_news_from_the_day_on_which_it_comes_here(written: dict[str, str]) -> None:
    store = MemoryStore()
    bring(store, csv_text({"opened": "2026-05-05", **written}))
    StoreBuilder(store, lambda: NOW, MANAGER).apply(FIRST, InviteContact(contact="c1"))
    state = store.heads[FIRST].state
    assert [(wait.reason, wait.since, wait.due) for wait in waiting(state, POLICY)] == [
        ("order", date(2026, 5, 5), date(2026, 8, 13))
    ]
    assert [(promise.on, promise.kept) for promise in promises(state, POLICY)] == [(date(2026, 8, 13), None)]


def test_who_answers_for_an_imported_order_is_a_colleague_unless_the_file_says_when_it_was_recorded() -> None:
    assert [bad.column for bad in bring(MemoryStore(), csv_text({"opened": "2026-05-05", "owner": "nobody"})).bad] == ["owner"]


def test_a_row_with_a_last_day_is_an_offer() -> None:
    store = MemoryStore()
    bring(store, csv_text({"valid_until": "2026-08-28"}))
    assert store.heads[FIRST].state.offer is not None
    assert store.heads[FIRST].state.order is None


def test_commas_separate_as_well_as_semicolons() -> None:
    store = MemoryStore()
    assert bring(store, "\ufeff" + csv_text({}, separator=",")).references == (FIRST,)
    assert FIRST in store.heads


def test_a_dry_run_writes_nothing() -> None:
    store = MemoryStore()
    assert bring(store, csv_text({}, {"reference": SECOND}), dry_run=True) == Imported((FIRST, SECOND), ())
    assert not store.heads
    assert not store.records


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"quantity": "none"}, "quantity"),
        ({"quantity": "0"}, "quantity"),
        ({"unit_price": "12,500,00"}, "unit_price"),
        ({"unit_price": "1.5E+03"}, "unit_price"),
        ({"postcode": "1000"}, "postcode"),
        ({"contact_email": "rené@bigcorp.example"}, "contact_email"),
        ({"country": "UK"}, "country"),
        ({"opened": "0001-01-01"}, "opened"),
        ({"recorded": "31/02/2026"}, "recorded"),
        ({"recorded": "28/08/2027"}, "recorded"),
        ({"customer": "\ufffe"}, "customer"),
        ({"name_en": ""}, "name_en"),
        ({"contact_email": "jean"}, "contact_email"),
        ({"contact_language": "de"}, "contact_language"),
        ({"address": ""}, "address"),
        ({"country": "France"}, "country"),
        ({"siren": "123456789"}, "siren"),
        ({"siret": "12345678900011"}, "siret"),
        ({"siret": "1234"}, "siret"),
        ({"service": "a" * 61}, "service"),
        ({"engagement": "a" * 61}, "engagement"),
        ({"engagement": "EJ-1", "valid_until": "2026-09-01"}, "engagement"),
        ({"vat_category": "Z"}, "vat_category"),
        ({"vat_rate": "20", "vat_category": "K"}, "vat_rate"),
        ({"exemption": "no key"}, "exemption"),
        ({"exemption": "training"}, "exemption"),
        ({"vat": "UK123456789"}, "vat"),
        ({"electronic": "ABCD:1"}, "electronic"),
        ({"electronic": "0225:123456789"}, "electronic"),
        ({"vat_rate": "0"}, "vat_rate"),
        ({"vat_rate": "21"}, "vat_rate"),
        ({"order_discount": "101"}, "order_discount"),
        ({"freight": "dear", "freight_vat_rate": "20"}, "freight"),
        ({"freight": "18.50", "freight_vat_rate": "21"}, "freight_vat_rate"),
        ({"freight": "18.50", "freight_vat_rate": "0", "freight_vat_category": "Z"}, "freight_vat_category"),
        ({"billing_email": "rené@x.example"}, "billing_email"),
        ({"opened": "08/28/2026"}, "opened"),
        ({"opened": "2026-09-01"}, "opened"),
        ({"supply": "maybe"}, "supply"),
        ({"announced": "soon"}, "announced"),
        ({"announced": "2026-08-01"}, "announced"),
        ({"reference": "45KL89G00"}, "reference"),
        ({"reference": ""}, "reference"),
        ({"valid_until": "2026-08-01"}, "valid_until"),
        ({"goods": "perhaps"}, "goods"),
        ({"owner": "nobody"}, "owner"),
    ],
)
def test_a_bad_cell_is_told_with_its_row_and_column_and_nothing_is_written(cells: dict[str, str], column: str) -> None:
    store = MemoryStore()
    for dry_run in (True, False):
        done = bring(store, csv_text({"reference": SECOND}, cells, {"reference": THIRD}), dry_run=dry_run)
        assert [(bad.row, bad.column) for bad in done.bad] == [(3, column)]
        assert done.bad[0].detail
        assert done.bad[0].fix
        assert done.bad[0].value == cells[column]
        assert not {"regex", "Expected", "`", "^", "["} & {*re.split(r"(\W|\w+)", done.bad[0].detail + done.bad[0].fix)}
    assert not store.heads


def test_a_public_body_and_what_is_exempt_come_in_with_the_file() -> None:
    store = MemoryStore()
    public = {"siret": "404 833 048 00022", "service": "SERV_ACHATS", "engagement": "EJ-4500012345"}
    exempt = {"vat_rate": "0", "vat_category": "E", "exemption": "training", "goods": "FAUX"}
    assert bring(store, csv_text({**public, **exempt}, BELOW)) == Imported((FIRST,), ())
    state, people = store.heads[FIRST]
    billing = people.addresses[state.billing]
    assert (billing.siret, billing.siren, billing.service) == ("40483304800022", "404833048", "SERV_ACHATS")
    assert people.addresses[state.delivery].siret is None
    assert state.engagement == "EJ-4500012345"
    assert [(line.vat_category, line.exemption) for line in state.lines] == [("E", "training"), ("S", None)]


FRENCH = {
    "unit_price": "2 610,50", "vat_rate": "5,5", "discount": "2,5 %", "quantity": "1 000", "opened": "28/07/2026",
    "announced": "28/08/26", "goods": "VRAI", "siren": "732 829 320", "recorded": "29/07/2026",
}  # fmt: skip


def test_what_a_french_spreadsheet_writes_is_read_between_semicolons() -> None:
    store = MemoryStore()
    assert bring(store, "sep=;\r\n" + csv_text(FRENCH)) == Imported((FIRST,), ())
    (line,), created = store.heads[FIRST].state.lines, store.history(FIRST)[1]
    assert (line.unit_price, line.vat_rate, line.discount, line.quantity, line.goods) == (
        Decimal("2610.50"), Decimal("5.5"), Decimal("2.5"), 1000, True
    )  # fmt: skip
    assert created.origin.effective == date(2026, 7, 28)
    assert created.origin.recorded == datetime(2026, 7, 28, 22, tzinfo=UTC)
    assert store.heads[FIRST].state.announcements[0].on == date(2026, 8, 28)


@pytest.mark.parametrize("text", ["\ufeffsep=;\n", "sep=,\r\n", "SEP=;\r\n", "\ufeff", ""])
def test_a_file_says_its_separator_or_shows_it(text: str) -> None:
    separator = "," if "," in text else ";"
    assert bring(MemoryStore(), text + csv_text({}, separator=separator), dry_run=True) == Imported((FIRST,), ())


def test_between_commas_a_number_is_written_as_in_the_api() -> None:
    done = bring(MemoryStore(), csv_text({"unit_price": "2610,00"}, separator=","), dry_run=True)
    assert [(bad.row, bad.column, bad.value) for bad in done.bad] == [(2, "unit_price", "2610,00")]


def test_a_cell_is_told_to_who_sells_in_their_language() -> None:
    text = csv_text({"quantity": "deux", "reference": FIRST}, {"postcode": "1000", "reference": SECOND})
    for lang, reason in (("en", "“deux” cannot be read here"), ("fr", "«\u00a0deux\u00a0» ne peut pas être lu ici")):
        asked = Import(text, MANAGER, request(), NOW, _no_pause, accept, LANGUAGES, translations(lang))
        first, second = bring(MemoryStore(), text, dry_run=True, asked=asked).bad
        assert (first.row, first.column, first.value, first.detail) == (2, "quantity", "deux", reason)
        assert "1000000" in first.fix
        assert (second.row, second.column, second.value) == (3, "postcode", "1000") and "01000" in second.detail


def test_a_key_is_one_file_s_whatever_dossiers_another_has() -> None:
    store, asked = MemoryStore(), Import(csv_text({}), MANAGER, request("k"), NOW, _no_pause, accept, LANGUAGES)
    assert bring(store, asked.text, asked=asked) == Imported((FIRST,), ())
    other = asked._replace(text=csv_text({"reference": SECOND}), request=Request("k", "another"))
    for bad in ({}, {"quantity": "x"}):
        text = csv_text({"reference": SECOND, **bad})
        with pytest.raises(KeyReused):
            bring(store, text, asked=other._replace(text=text))
    assert list(store.heads) == [FIRST]
    assert bring(store, asked.text, asked=asked) == Imported((FIRST,), ())


def test_one_account_under_two_names_is_told_in_its_column() -> None:
    done = bring(MemoryStore(), csv_text({}, {"reference": SECOND, "customer": "Smallcorp"}))
    assert [(bad.row, bad.column, bad.value) for bad in done.bad] == [(3, "customer", "Smallcorp")]


def test_every_bad_row_is_told_at_once() -> None:
    done = bring(
        MemoryStore(), csv_text({"quantity": "x"}, {"reference": SECOND}, {"reference": THIRD, "country": "?"}), dry_run=True
    )
    assert [bad.row for bad in done.bad] == [2, 4]


def test_the_line_that_is_wrong_is_the_one_told() -> None:
    done = bring(MemoryStore(), csv_text({}, BELOW, {**BELOW, "vat_rate": "much"}), dry_run=True)
    assert [(bad.row, bad.column) for bad in done.bad] == [(4, "vat_rate")]


def test_a_row_that_says_otherwise_of_its_dossier_is_told() -> None:
    done = bring(MemoryStore(), csv_text({}, {**BELOW, "customer": "Acme"}), dry_run=True)
    assert [(bad.row, bad.column) for bad in done.bad] == [(3, "customer")]


def test_a_dossier_that_is_there_is_not_opened_again() -> None:
    store = MemoryStore()
    bring(store, csv_text({}))
    done = bring(store, csv_text({"reference": SECOND}, {}))
    assert [(bad.row, bad.column) for bad in done.bad] == [(3, "reference")]
    assert SECOND not in store.heads


def test_one_reference_spelled_in_two_ways_is_told() -> None:
    done = bring(MemoryStore(), csv_text({}, {"reference": "45-MR02-G00A"}), dry_run=True)
    assert [(bad.row, bad.column) for bad in done.bad] == [(3, "reference")]


def test_the_same_file_sent_again_goes_on_where_it_stopped() -> None:
    class Dying(MemoryStore):
        """Its function ends at the third commit."""

        def commit(self, commit: object) -> None:
            if len(self.records) == 2:
                raise TimeoutError
            super().commit(commit)  # type: ignore[arg-type]  # the port takes a commit of any stream

    store, text = Dying(), csv_text({"supply": "ordered"}, {"reference": SECOND, "supply": "ordered"})
    asked = Import(text, MANAGER, request(), NOW, _no_pause, accept, LANGUAGES)
    with pytest.raises(TimeoutError):
        bring(store, text, asked=asked)
    whole = MemoryStore(store.table)
    later = asked._replace(now=NOW + timedelta(minutes=1))
    assert bring(whole, text, asked=later) == bring(whole, text, asked=later) == Imported((FIRST, SECOND), ())
    assert [head.state.version for head in whole.heads.values()] == [3, 3]


@pytest.mark.parametrize(
    "text", ["", "reference\n", "reference;what\n1;2\n", 'reference;"account\n', csv_text(), csv_text({}) + "1;2\n", "é" * 100]
)
def test_a_file_that_is_none_is_told_as_such(text: str) -> None:
    done = bring(MemoryStore(), text, dry_run=True)
    assert done.bad
    assert done.references in ((), (FIRST,))


def test_there_is_an_end_to_how_many() -> None:
    many = csv_text(*({"reference": f"45MR{n // 10:02d}G0{n % 10}A"} for n in range(MOST + 1)))

    class Untouched(MemoryStore):
        def load(self, reference: str) -> Loaded | None:
            raise AssertionError("what is too much is not rehearsed")

    assert [each.column for each in bring(Untouched(), many, dry_run=True).bad] == ["reference"]


def test_a_dossier_of_more_lines_than_one_may_have_is_told_at_the_first_too_many() -> None:
    (bad,) = bring(MemoryStore(), csv_text(*[{}] * (MAX_LINES + 1)), dry_run=True).bad
    assert (bad.row, bad.column, bad.detail) == (MAX_LINES + 2, "reference", "the dossier has 201 lines")
    assert bad.fix == "keep 200 of them, and write the others into another dossier"


def test_a_file_full_of_faults_tells_the_first_and_how_many_are_left() -> None:
    bad = bring(MemoryStore(), csv_text({}) + "1;2\n" * (MOST_FAULTS + 5), dry_run=True).bad
    assert [each.row for each in bad] == [*range(3, MOST_FAULTS + 4)]
    assert (bad[-1].column, bad[-1].detail) == ("", "more is wrong from this row on: 5")


def test_a_row_that_names_a_sku_alone_is_the_catalogues() -> None:
    bare = {"sku": "42-1040", "name_fr": "", "name_en": "", "unit_price": "", "vat_rate": "", "quantity": "3"}
    store = MemoryStore()
    unknown = bring(store, csv_text(bare))
    assert [(bad.row, bad.column, bad.value) for bad in unknown.bad] == [(2, "sku", "42-1040")] and not store.heads
    store.commit(makes(product()))
    halfnamed = bring(store, csv_text({**bare, "name_fr": "Buse"}))
    assert [(bad.row, bad.column) for bad in halfnamed.bad] == [(2, "name_en")] and not store.heads
    assert bring(store, csv_text(bare)).bad == ()
    (line,) = store.heads["45MR02G00A"].state.lines
    assert (line.name, line.quantity, line.unit_price, line.vat_rate, line.lead_days) == (NAME, 3, Decimal("165.00"), 20, 5)


def test_columns_without_a_name_or_with_the_same_are_told_once() -> None:
    bad = bring(MemoryStore(), csv_text({}).replace("\r\n", ";;;sku\r\n", 1), dry_run=True).bad
    assert [(each.column, each.detail) for each in bad] == [("", "the column is unknown"), ("sku", "the column is there twice")]


def test_a_row_ends_at_the_end_of_its_line_alone() -> None:
    store = MemoryStore()
    bare = csv_text({"note": "BigCorp"}).replace('"BigCorp"', "Big\u2028Corp")
    assert bring(store, bare) == Imported((FIRST,), ())
    assert store.heads[FIRST].state.note == "Big\u2028Corp"


def test_only_managers_import() -> None:
    with pytest.raises(Forbidden):
        bring(MemoryStore(), "", asked=Import(csv_text({}), ACCOUNTANT, request(), NOW, _no_pause, accept, LANGUAGES))


def _no_pause(attempt: int) -> None:
    raise AssertionError("nobody else is there to wait for")
