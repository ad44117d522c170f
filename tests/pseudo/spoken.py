"""What a checkout with the pseudo-language shows in it: run there, by test_pseudo_language.py."""

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.domain.account.people import BILLING, Contact
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.entrypoints.http.kernel import refusals
from chalicelib.entrypoints.http.kernel.problem import KINDS, Problem, document
from infra.locale.pseudo import CODE
from static_site.build import build
from static_site.languages import WRITTEN
from static_site.pages import PAGES
from tests.http.api import Api
from tests.http.conftest import api, desk, document_store, drawer, standin, store, time  # noqa: F401 - fixtures
from tests.http.desk import LINES, Desk, Guest, order
from tests.http.kinds import IN_PROCESS
from tests.pseudo.leftover import Shown, leftover
from tests.samples.drawing import OFFER
from tests.unit import letters
from tests.unit.render_bench import DUE, RenderBench, text


def texts(value: Any) -> Iterator[str]:
    """Every text inside a value, whatever its language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


DATA = (
    *texts({name: value for name, value in to_builtins(seller()).items() if name not in ("contact", "staff", "invoice")}),
    seller().contact.name, *texts(to_builtins(OFFER)),
    *(written["name"] for written in WRITTEN.values()), *map(str.upper, WRITTEN),
    letters.LONG, "Ann O’Dyne", "EUR IBAN BIC SEPA PDF",
)  # fmt: skip
"""What is the same in every language: the seller's facts, the customer's names, products."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built."""
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


@pytest.mark.parametrize("key", PAGES)
def test_a_page(key: str, site: Path) -> None:
    page = gzip.decompress((site / PAGES[key].file(CODE)).read_bytes()).decode()
    assert f'<html lang="{CODE}">' in page
    shown = "\n".join(Shown(page).texts)
    codes = ("ID", "GL", "HR", "KL", *KINDS)
    assert leftover(shown, (*DATA, *codes)) == []
    for language in seller().languages:
        assert language == CODE or f'href="{PAGES[key].address(language)}" lang="{language}"' in page


@pytest.mark.parametrize("name", [name for name in (*letters.CASES, *letters.BILLED) if name.endswith(".fr")])
def test_a_mail(name: str) -> None:
    case = {**letters.CASES, **letters.BILLED}[name]
    accounts = Contact(BILLING, "BigCorp Europe", "accounts@bigcorp.example", CODE)
    person = replace(case.occasion.loaded.people.contacts.get(case.contact, accounts), language=CODE)
    letter = letters.written_to(case, person, links=None if person.id == BILLING else "usual")
    written = letters.laid_out(letter, person)
    struck = case.occasion.struck[0] if case.occasion.struck else None
    untranslated = [*texts(to_builtins([case.occasion.loaded, case.occasion.entry, struck])), letters.WORD]
    for form in (letter.subject, written.text, "\n".join(Shown(written.html).texts)):
        assert "[" in form
        assert leftover(form, (*DATA, *untranslated)) == []


COMMANDS = (c.PlaceOrder(), c.CreateDeliveryNote(), c.Ship(carrier="DPD"), c.IssueInvoice(due=DUE))


def test_each_document() -> None:
    bench = RenderBench(CODE)
    for command in COMMANDS:
        bench.execute(command)
    invoice = next(each.number for each in bench.state.documents if each.kind == "invoice")
    bench.execute(c.Credit(reason="price", invoice=invoice or "", amount="120.00"))
    assert "done" in bench.work()
    assert len(bench.state.documents) == 5
    for made in bench.state.documents:
        shown = text(bench.file(made))
        assert "[" in shown
        assert leftover(shown, DATA) == [], made.kind


@pytest.mark.parametrize("code", KINDS)
def test_a_problem(code: str) -> None:
    problems = [each for each in vars(refusals).values() if isinstance(each, Problem) and each.code == code]
    refused = Problem(KINDS[code].statuses[0], code, NotAllowed("the order was already placed on %(on)s", on=date(2026, 8, 1)))
    for problem in (*problems, refused):
        answer = document(problem, translations(CODE))
        assert leftover(f"{answer.title}\n{answer.detail}", ()) == []


@IN_PROCESS
def test_a_dossier_whose_contact_speaks_it(desk: Desk, api: Api) -> None:  # noqa: F811 - a fixture is named as the argument that asks for it
    named = [{**line, "name": {**line["name"], CODE: "[Çéll]"}} for line in LINES]
    body = order(lines=named)
    body["contacts"] = [{**body["contacts"][0], "language": CODE}]
    lacking = desk.post("/staff/dossiers", order())
    assert lacking.status == 400
    assert [wrong["field"] for wrong in lacking.json["errors"]] == [f"lines[0].name.{CODE}"]
    reference = desk.open(body)
    desk.do(reference, "announce_delivery", on=str(DUE.replace(year=2030)))
    reply = Guest(api, reference).get()
    shown = reply.json
    assert (reply.status, shown["lang"]) == (200, CODE)
    assert shown["lines"][0]["name"] == "[Çéll]"
    for name in ("title", "verdict", "steps", "deliveries", "totals", "history"):
        for part in spoken(shown[name]):
            assert leftover(part, (*DATA, reference)) == [], (name, part)
    refused = api.request("GET", f"/dossiers/{reference}?lang={CODE}", {"Authorization": "Bearer x"})
    assert refused.json["title"].startswith("[")


def spoken(value: Any) -> Iterator[str]:
    """The texts of a part of the document but those for machines: keys of states, days, addresses."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in (
                "key",
                "state",
                "kind",
                "href",
                "url",
                "older",
                "comment_lang",
                "type",
                "mark",
                "on",
                "by",
                "cursor",
                "cells",
            ):
                yield from spoken(each)
    elif isinstance(value, list):
        for each in value:
            yield from spoken(each)
    elif isinstance(value, str):
        yield value
