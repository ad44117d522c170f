"""Dossiers at random, right and wrong, that end in invoices and credit notes: bodies as staff send them, tried on a store."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, get_args

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.document_numbers import BILLS
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.credit_reasons import CreditReason
from chalicelib.domain.sale.invoices import Invoice
from chalicelib.domain.sale.invoicing import order_totals
from chalicelib.domain.sale.lines import Line
from chalicelib.domain.sale.model import fold
from chalicelib.domain.sale.owed import idle_deposit
from chalicelib.domain.values.bill import Bill
from chalicelib.domain.values.code_lists import ADDRESS_SCHEMES, COUNTRIES
from chalicelib.domain.values.electronic_schemes import SCHEMES
from chalicelib.domain.values.field_checks import hold
from chalicelib.domain.values.vat import VatShare
from chalicelib.effects.documents.compose import compose
from tests.builder.dossiers import StoreBuilder
from tests.fakes.store import MemoryStore
from tests.samples.callers import ANYONE
from tests.samples.texts import both

REFERENCE, PAGE = "45MR61G00C", "https://suivi.example/suivi/#45MR61G00C"
NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
TODAY = date(2026, 8, 6)
SELLER = replace(seller(), invoice=replace(seller().invoice, debits_since=date(2026, 1, 1)))
"""Who pays the VAT of services on debits."""
COMMANDS = bodies("opening", "manager", "accountant")
Body = dict[str, Any]
WRONG = 17
"""Of forty, none that Hypothesis likes to try."""


class Tried(NamedTuple):
    """The bodies of a dossier, in their order: the first opens it."""

    bodies: tuple[Body, ...]


def days(least: int, most: int) -> st.SearchStrategy[str]:
    """A day so many days from today."""
    return st.integers(least, most).map(lambda n: (TODAY + timedelta(days=n)).isoformat())


def mostly(right: st.SearchStrategy[Any], *wrong: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What is right but once in forty times."""
    wrongly = st.one_of(*wrong)
    return st.integers(0, 39).flatmap(lambda n: wrongly if n == WRONG else right)


texts = mostly(
    st.sampled_from(["Cellule voie liquide", "Étalon 10–100 µm", "Zoé & Fils <SARL>", "⌀ 12 mm", "a\u200bb"]),
    st.just("株式会社"), st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30), st.text(max_size=3),
)  # fmt: skip
vat_fields = st.builds(
    lambda rate: {"vat_rate": rate, "vat_category": "S"},
    mostly(st.sampled_from(["20", "10", "5.5", "2.1", "8.5", "20.00", "1.05"]), st.sampled_from(["0", "21", "19.6", "7", "0.1"])),
)
untaxed = st.builds(
    lambda category, rate: {"vat_rate": rate, "vat_category": category},
    st.sampled_from(["K", "AE", "G", "E", "O"]), mostly(st.just("0"), st.just("20")),
)  # fmt: skip
percents = st.sampled_from(["0", "0", "0", "0", "2.5", "33.33", "99.99", "100"])
prices = st.one_of(
    st.decimals("1", "9999", places=4).map(str),
    st.decimals("20", "999", places=2).map(str),
    mostly(st.decimals("0", "9", places=4).map(str), st.sampled_from(["0.005", "999999999.9999", "999999999"])),
)


def lines(kinds: st.SearchStrategy[Body], goods: st.SearchStrategy[bool]) -> st.SearchStrategy[list[Body]]:
    """Lines whose VAT is one of these, of goods or of services."""
    line = st.builds(
        lambda vat, name, quantity, price, discount, goods, detail: {
            "sku": "41-2250", "name": both(name, name), "quantity": quantity, "unit_price": price, "discount": discount,
            "goods": goods, **({"detail": both(detail, detail)} if detail else {}), **vat,
        },
        kinds, texts, mostly(st.integers(1, 12), st.just(1_000_000)), prices, percents, goods, st.none() | texts,
    )  # fmt: skip
    return st.lists(line, min_size=1, max_size=4)


NUMBERS = {
    "FR": "FR44732829320", "DE": "DE136695976", "BE": "BE0428759497", "GR": "EL094259216", "CH": "CHE-107.787.577 TVA",
    "GB": "GB 123 4567 89", "NO": "NO123456785MVA",
}  # fmt: skip
POSTCODES = {"FR": "38000", "DE": "80331", "BE": "1000", "CH": "8002", "MC": "98000", "ES": "28001", "IT": "00100", "AT": "1010",
             "LU": "1111"}  # fmt: skip
schemes = mostly(
    st.sampled_from(sorted(SCHEMES)).map(lambda scheme: f"{scheme}:{SCHEMES[scheme].example}"),
    st.sampled_from(["0225:1234", "ABCD:1", "0220:1", "EM:x", "0225:732829320_é", "9930:DE1", "0225:732829320_A_B/C"]),
    st.builds(
        lambda scheme, text: f"{scheme}:{text}", st.sampled_from(sorted(ADDRESS_SCHEMES)), st.text("AZaz09-_./:", max_size=12)
    ),
)


public: st.SearchStrategy[Body] = st.one_of(
    st.just({}),
    st.sampled_from([{"siret": "73282932000074"}, {"siret": "73282932000074", "service": "SERV_ÉTÉ 7"}, {"service": "A<B"}]),
)
"""What a public body has, or any establishment."""
EVERYWHERE = ("FR", "FR", "DE", "BE", "GR", "CH", "GB", "MC", "NO")


def addresses(countries: tuple[str, ...] = EVERYWHERE) -> st.SearchStrategy[Body]:
    """An address in one of these countries, perhaps of a company."""

    def made(country: str, vat: str | None, siren: bool, electronic: str | None, rows: list[str], public: Body) -> Body:
        number = NUMBERS.get(country) if vat == "own" else vat
        return {
            "lines": rows, "postcode": POSTCODES.get(country, "1000"), "city": "Ville", "country": country,
            **({"vat": number} if number else {}), **({"siren": "732829320"} if siren else {}),
            **({"electronic": electronic} if electronic else {}), **public,
        }  # fmt: skip

    return st.builds(
        made, mostly(st.sampled_from(countries), st.sampled_from([*sorted(COUNTRIES), "XK", "UK", "XI", "ZZ"])),
        st.just("own") | mostly(st.none() | st.sampled_from(sorted(NUMBERS.values())), st.sampled_from(["UK123456789", "SS12"])),
        st.booleans(), st.none() | schemes, st.lists(texts, min_size=1, max_size=5), public,
    )  # fmt: skip


def carriage(kinds: st.SearchStrategy[Body]) -> st.SearchStrategy[Body | None]:
    """Freight, or none."""
    charged = kinds.map(lambda vat: {name: value for name, value in vat.items() if name != "exemption"})
    return st.none() | st.builds(lambda vat, amount: {"amount": amount, **vat}, charged, st.sampled_from(["0", "18.5", "0.01"]))


def untaxed_as(category: str, reason: str | None = None) -> st.SearchStrategy[Body]:
    """Without VAT, in one category; reason: why, of category E."""
    why = {"exemption": reason} if reason else {}
    return st.builds(lambda rate: {"vat_rate": rate, "vat_category": category, **why}, mostly(st.just("0"), st.just("20")))


class Sold(NamedTuple):
    """What is sold, and to where."""

    vat: st.SearchStrategy[Body]
    goods: st.SearchStrategy[bool]
    countries: tuple[str, ...]


SOLD = (
    Sold(vat_fields, st.booleans(), EVERYWHERE),
    Sold(vat_fields | untaxed_as("E"), st.booleans(), ("FR",)),
    Sold(untaxed_as("E", "exporter") | vat_fields, st.booleans(), ("FR",)),
    Sold(untaxed_as("K"), st.just(True), ("DE", "BE", "GR")),
    Sold(untaxed_as("AE"), st.just(False), ("DE", "BE", "GR")),
    Sold(untaxed_as("AE") | untaxed_as("E") | vat_fields, st.just(False), ("DE", "BE", "GR")),
    Sold(untaxed_as("G"), st.just(True), ("CH", "NO", "GB")),
    Sold(untaxed_as("G") | vat_fields, st.booleans(), ("CH", "NO", "GB")),
    Sold(untaxed_as("O"), st.just(False), ("CH", "NO", "GB")),
    Sold(vat_fields | untaxed, st.booleans(), EVERYWHERE),
)


def opening() -> st.SearchStrategy[Body]:
    """What opens the dossier: mostly with VAT as it should be. Each way is made once, since Hypothesis looks into new ones."""
    ways = [
        st.builds(
            _opened, lines(sold.vat, sold.goods), carriage(sold.vat), addresses(sold.countries),
            st.none() | addresses(sold.countries), percents, st.booleans(), st.none() | texts,
        )
        for sold in SOLD
    ]  # fmt: skip
    return st.integers(0, len(ways) - 1).flatmap(ways.__getitem__)


def _opened(
    lines: list[Body], freight: Body | None, buyer: Body, site: Body | None, discount: str, offer: bool, reference: str | None
) -> Body:
    return {
        "type": "create_dossier", "reference": REFERENCE, "account": "bigcorp", "customer": "BigCorp", "owner": "vasseur",
        "contacts": [{"name": "Jean Bon", "email": "jean.bon@bigcorp.example", "language": "fr"}], "mails": False,
        "billing": buyer, "delivery": site or buyer, "lines": lines, "freight": freight, "discount": discount,
        **({"terms": {"valid_until": (TODAY + timedelta(days=60)).isoformat()}} if offer else {}),
        **({"customer_reference": reference} if reference and not offer else {}),
    }  # fmt: skip


parts = st.none() | st.lists(st.integers(0, 3), min_size=4, max_size=4).filter(any)
"""Pieces of each line, as far as so many are left."""


def _some(type_: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Body]:
    return st.fixed_dictionaries({"type": st.just(type_), **fields}).map(
        lambda body: {name: value for name, value in body.items() if value is not None}
    )


changes = _some(
    "change_order", agreed_with=st.just("Jean Bon"), comment=st.just("Par téléphone."),
    change=st.lists(st.sampled_from([{"line": 1, "quantity": 7}, {"line": 2, "discount": "12.5"}]), max_size=1),
    cancel=st.lists(st.integers(2, 3), max_size=1), add=st.sampled_from([None, "as sold"]) | lines(vat_fields, st.booleans()),
)  # fmt: skip
"""An order that is another than it was, as far as it has such lines; some of it is refused, as of what was invoiced."""
numbers = st.none() | mostly(st.none(), st.sampled_from(["X 1", "EXT-77", "É-1"]))
between = st.lists(
    st.one_of(
        _some("record_deposit", payment=st.just("VIR 1"), amount=st.sampled_from(["1", "100", "5000", "half", "all"])),
        _some("create_delivery_note", parts=parts),
        _some("ship", carrier=st.just("Poste"), parts=parts),
        _some("correct_address", use=st.sampled_from(["billing", "delivery"]), address=addresses()),
        changes,
        mostly(_some("ship", carrier=st.just("DHL")), _some("cancel_order", comment=st.just("Non."))),
    ),
    max_size=3,
)
performed = st.one_of(
    st.none(),
    st.sampled_from([{"first": "2026-08-03"}, {"first": "2026-08-03", "last": "2026-08-05"}, {"first": "1999-12-31"}]),
)
engagements = st.one_of(st.none(), st.sampled_from(["EJ-4500012345", "É & 2"]))
invoices = st.lists(
    _some("issue_invoice", due=days(-1, 60), parts=parts, number=numbers, performed=performed, engagement=engagements), max_size=2
)
paid = st.lists(
    _some(
        "allocate_payment", payment=st.just("VIR 2"), overpaid=st.just(value=True),
        allocations=st.tuples(st.sampled_from([0, 1]), st.sampled_from(["1", "half", "all", "more"])).map(
            lambda one: [{"invoice": one[0], "amount": one[1]}]
        ),
    ),
    max_size=1,
)  # fmt: skip
"""A payment of an invoice, or of more than it comes to."""
DEPOSIT: Body = {"type": "record_deposit", "payment": "VIR 1", "amount": "half"}
CANCELLED: Body = {"type": "cancel_order", "comment": "Non."}
BACK: Body = {"type": "refund", "payment": "VIR 1", "amount": "idle"}
backs = st.integers(0, 11).map(
    {
        7: [DEPOSIT, CANCELLED, {**BACK, "amount": "0.37"}, BACK],
        9: [DEPOSIT, {**DEPOSIT, "payment": "VIR 3"}, CANCELLED, BACK],
    }.get
).map(lambda some: some or [])  # fmt: skip
"""A deposit that goes back, since the order was cancelled."""
reasons = st.sampled_from(get_args(CreditReason))
cited = {"invoice": st.sampled_from([0, 0, 1]), "reason": reasons, "number": numbers}
again = st.sampled_from([None, True, False])
_pieces = _some("credit", **cited, parts=parts.filter(bool), freight=st.booleans(), invoice_again=again, deliver_again=again)
credits = st.lists(
    st.one_of(
        _pieces,
        _some("credit", **cited, amount=st.sampled_from(["0.01", "12.34", "half"])),
        _pieces,
        _some("credit", **cited, amount=st.just("all"), invoice_again=again),
        _some("credit", **cited, groups=st.lists(st.sampled_from(["0", "0.01", "1.23", "half"]), min_size=4, max_size=4)),
    ),
    max_size=3,
)
"""By what is told: an amount, pieces and carriage, or an amount of each VAT rate that the invoice has."""
REST: Body = {"type": "issue_invoice", "due": "2026-10-01"}
DONE = (
    {**REST, "performed": {"first": "2026-08-03", "last": "2026-08-05"}, "engagement": "EJ-1"},
    {**REST, "performed": {"first": "2026-08-03"}},
)
"""The rest, if it has services: refused of goods alone."""


def _facts(
    first: Body, between: list[Body], some: list[Body], rest: list[Body] | None, paid: list[Body], credited: list[Body],
    later: list[Body], backs: list[Body],
) -> Tried:  # fmt: skip
    ordered = [{"type": "place_order"}] if "terms" in first else []
    return Tried(
        (first, *ordered, *between, *backs, *some, *([*rest, REST] if rest is not None else []), *paid, *credited, *later, *backs)
    )


dossiers = st.builds(
    _facts,
    opening(),
    between,
    invoices,
    mostly(st.lists(st.sampled_from(DONE), max_size=1), st.none()),
    paid,
    credits,
    st.builds(lambda some, bills: [*some, *bills], st.lists(changes, max_size=1), invoices),
    backs,
)


def bills(tried: Tried) -> Iterator[Bill]:
    """The bills of all that could be carried out; what another system issued has none here."""
    store = MemoryStore()
    desk = StoreBuilder(store, lambda: NOW, ANYONE, seller().numbering)
    for body in tried.bodies:
        try:
            command: Any = msgspec.convert(_asked(store, body), COMMANDS)
            hold(command)
            desk.open(command) if isinstance(command, c.CreateDossier) else desk.apply(REFERENCE, command)
        except (msgspec.ValidationError, DomainError):
            if body["type"] == "create_dossier":
                return
    history = list(store.history(REFERENCE))
    people = store.heads[REFERENCE].people
    for entry in history:
        if isinstance(entry.event, BILLS) and entry.event.number and not entry.event.elsewhere:
            reading = Reading(REFERENCE, fold(history[: entry.seq]), people, translations("fr"), SELLER, entry.origin.effective)
            bill = compose(reading, entry, PAGE, lambda text: (text,), draft=False)[1]
            assert bill
            yield bill


def _asked(store: MemoryStore, body: Body) -> Body:
    """The body with the numbers, pieces and sums that only the dossier knows."""
    head = store.load(REFERENCE)
    if head is None:
        return body
    if body["type"] == "credit":
        return _credited(head.state.invoices[body["invoice"]], body) if len(head.state.invoices) > body["invoice"] else body
    if body["type"] == "change_order":
        return _changed(head.state.lines, body)
    if body["type"] == "allocate_payment":
        return _paid(head.state.invoices, body)
    if body.get("parts"):
        state, leaves = head.state, body["type"] in ("ship", "create_delivery_note")
        done, lines = (state.shipped, state.goods) if leaves else (state.billed, state.lines)
        pieces = ((line, min(n, line.quantity - done(line.id))) for line, n in zip(lines, body["parts"], strict=False))
        return {**body, "parts": [{"line": line.id, "quantity": n} for line, n in pieces if n > 0]}
    if body["type"] == "record_deposit" and body["amount"] in ("half", "all"):
        gross = order_totals(head.state).gross
        return {**body, "amount": str(gross if body["amount"] == "all" else (gross / 2).quantize(gross))}
    if body["type"] == "refund" and body["amount"] == "idle":
        return {**body, "amount": str(idle_deposit(head.state))}
    return body


def _changed(lines: tuple[Line, ...], body: Body) -> Body:
    """A change of lines that are there; what is added may be sold as the first line is."""
    ids = {line.id for line in lines}
    first = lines[0]
    alike = {
        "vat_rate": str(first.vat_rate),
        "vat_category": first.vat_category,
        "exemption": first.exemption,
        "goods": first.goods,
    }
    more = {"sku": "41-2251", "name": both("Filtre", "Filter"), "quantity": 2, "unit_price": "17.35", **alike}
    return {
        **body,
        "change": [one for one in body["change"] if one["line"] in ids],
        "cancel": [one for one in body["cancel"] if one in ids],
        "add": [more] if body.get("add") == "as sold" else body.get("add", []),
    }


def _paid(invoices: tuple[Invoice, ...], body: Body) -> Body:
    """A payment of an invoice that is there, by what is open; `overpaid` where it is more."""
    (one,) = body["allocations"]
    if len(invoices) <= one["invoice"]:
        return body
    invoice = invoices[one["invoice"]]
    sums = {"half": (invoice.open / 2).quantize(invoice.gross), "all": invoice.open, "more": invoice.open + 50}
    allocation = {"invoice": invoice.number, "amount": str(sums.get(one["amount"], one["amount"]))}
    return {**body, "allocations": [allocation], "overpaid": one["amount"] == "more"}


def _credited(invoice: Invoice, body: Body) -> Body:
    """What comes back of an invoice that is there."""
    facts = {**body, "invoice": invoice.number}
    if "amount" in body:
        sums = {"all": invoice.gross - invoice.credited, "half": (invoice.gross / 2).quantize(invoice.gross)}
        facts["amount"] = str(sums.get(body["amount"], body["amount"]))
    if "parts" in body:
        facts["freight"] = body["freight"] and invoice.freight
        pieces = ((part.line, min(n, part.quantity)) for part, n in zip(invoice.parts, body["parts"], strict=False))
        facts["parts"] = [{"line": line, "quantity": n} for line, n in pieces if n]
    if "groups" in body:
        facts["groups"] = [
            {"amount": _half(share) if n == "half" else n, "vat_rate": str(share.rate), "vat_category": share.category}
            for share, n in zip(invoice.vat, body["groups"], strict=False)
            if n != "0"
        ]
    return facts


def _half(share: VatShare) -> str:
    """Half the gross of a share of VAT, or something where none is charged."""
    return f"{share.amount * (100 + share.rate) / share.rate / 2:.2f}" if share.rate else "7.77"
