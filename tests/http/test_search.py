"""Search: any number, and the beginning of any word of a name, page by page."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest

from tests.http.api import Api
from tests.http.desk import Desk, order
from tests.http.kinds import IN_PROCESS


def pages(desk: Desk, typed: str) -> Iterator[list[dict[str, Any]]]:
    """Every page of what is found."""
    cursor = ""
    while True:
        page = desk.get(f"/staff/search?q={quote(typed)}{cursor}")
        assert page.status == 200, page.body
        yield page.json["dossiers"]
        if page.json["cursor"] is None:
            return
        cursor = f"&cursor={page.json['cursor']}"


def search(desk: Desk, typed: str) -> list[str]:
    """The references found, each once."""
    references = [dossier["reference"] for page in pages(desk, typed) for dossier in page]
    assert len(set(references)) == len(references)
    return references


def word() -> str:
    """A word that no other test has."""
    return f"z{uuid4().hex[:10]}"


def contact(name: str) -> list[dict[str, str]]:
    """The contacts of an order."""
    return [{"id": "jean", "name": name, "email": "somebody@bigcorp.example", "language": "fr"}]


def test_a_dossier_is_found_by_any_of_its_numbers(desk: Desk) -> None:
    theirs, supplier, bill, serial = (word() for _ in range(4))
    reference = desk.open(order(customer_reference=f"P/{theirs.upper()}-01", supplier_number=supplier))
    parts = [{"line": 1, "quantity": 2, "serials": [f"{serial}-1", f"{serial}-2"]}]
    desk.do(reference, "ship", carrier="Poste", parts=parts, tracking=f"RR {serial}")
    desk.do(reference, "issue_invoice", number=f"F-{bill}", due="2099-09-30")
    for typed, matched in (
        (reference, [reference]),
        (reference[:7].lower(), [reference]),
        (f" {reference[:2]}-{reference[2:4]} {reference[4:]} ", [reference]),
        (f"p{theirs}", [f"P/{theirs.upper()}-01"]),
        (supplier[:9], [supplier]),
        (f"f-{bill}", [f"F-{bill}"]),
        (f"F {bill}", [f"F-{bill}"]),
        (serial, [f"{serial}-1", f"{serial}-2"]),
        (f"{serial} 2", [f"{serial}-2"]),
        (f"rr{serial}", [f"RR {serial}"]),
        (serial[:8], [f"RR {serial}"]),
    ):
        (page,) = pages(desk, typed)
        shown = [dossier for dossier in page if dossier["reference"] == reference]
        assert [set(matched) <= set(dossier["matched"]) for dossier in shown] == [True], typed
    assert search(desk, serial[1:-1]) == []


def test_a_parcel_is_found_by_any_part_that_ends_its_number_however_both_are_grouped(desk: Desk) -> None:
    digits = str(uuid4().int)[:11]
    reference = desk.open()
    desk.do(reference, "ship", carrier="Poste", parts=[{"line": 1, "quantity": 1}], tracking=f"6A{digits}")
    for typed in (
        f"6A {digits[:5]} {digits[5:10]} {digits[10:]}",
        f"6a{digits[:6]}",
        f"{digits[:4]} {digits[4:]}",
        digits[3:],
        f"{digits[4:7]} {digits[7:]}",
    ):
        (hit,) = next(iter(pages(desk, typed)))
        assert (hit["reference"], hit["matched"]) == (reference, [f"6A{digits}"]), typed
    assert search(desk, f"{digits[:4]}0{digits[4:]}") == []


def test_a_dossier_is_found_by_the_beginnings_of_words_of_names(desk: Desk) -> None:
    firm, person = word(), word()
    reference = desk.open(order(customer=f"Société {firm}-Müller", contacts=contact(f"Éloïse {person}")))
    other = desk.open(order(customer=f"{firm} SA"))
    for typed in (f"{firm}m", f"societe {firm}", f"MULLER {firm[:8]}", f"éloise {person}", f"{person[:9]} Eloïse"):
        assert search(desk, typed) == [reference], typed
    assert sorted(search(desk, firm)) == sorted([reference, other])
    assert search(desk, f"{firm} {person}x") == []
    (hit,) = next(iter(pages(desk, f"{person}")))
    assert hit["matched"] == [] and hit["contact"] == f"Éloïse {person}" and hit["waits"][0]["matter"] == "order"


def test_a_dossier_is_found_without_leading_zeros_and_by_mail_addresses(desk: Desk) -> None:
    number = uuid4().int % 10**9 + 10**9
    firm = word()
    person = [contact("Jürgen Groß")[0] | {"email": f"j.gross@{firm}.example"}]
    reference = desk.open(order(supplier_number=f"00{number}", contacts=person))
    parts = [{"line": 1, "quantity": 1, "serials": [f"0{number + 1}"]}]
    desk.do(reference, "ship", carrier="Poste", parts=parts)
    for typed in (str(number), str(number + 1), f"j.gross@{firm}.example", f"{firm}.example"):
        assert search(desk, typed) == [reference], typed
    (hit,) = next(iter(pages(desk, str(number + 1))))
    assert hit["matched"] == [f"0{number + 1}"]


def test_the_very_reference_comes_first_and_once(desk: Desk) -> None:
    reference = desk.open()
    others = [desk.open(order(supplier_number=f"{reference}{n}")) for n in range(3)]
    assert search(desk, reference)[0] == reference
    assert sorted(search(desk, reference)) == sorted([reference, *others])


@IN_PROCESS
def test_a_dossier_with_many_terms_that_begin_so_is_shown_once_over_all_pages(desk: Desk) -> None:
    serials = [f"GL-{number:04}" for number in range(40)]
    lines = [order()["lines"][0] | {"quantity": 40}]
    parts = [{"line": 1, "quantity": 40, "serials": serials}]
    opened = []
    for _ in range(4):
        reference = desk.open(order(lines=lines, customer="GL Instruments"))
        desk.do(reference, "ship", carrier="Poste", parts=parts)
        opened.append(reference)
    assert sorted(search(desk, "gl")) == sorted(opened)
    assert len(list(pages(desk, "gl"))) > 1
    assert sorted(search(desk, "gl 00")) == sorted(opened), "as one number and as words"
    assert sorted(search(desk, "gl instru")) == sorted(opened)


@pytest.mark.parametrize("typed", ["", "…", " - ", "x" * 201])
def test_what_cannot_be_searched_is_told(desk: Desk, typed: str) -> None:
    reply = desk.get(f"/staff/search?q={quote(typed)}")
    assert reply.status == 400 and reply.json["errors"][0]["field"] == "q"
    assert desk.get("/staff/search").json["errors"][0]["field"] == "q"


@pytest.mark.parametrize("cursor", ["0", "abc", "9abc", "1", "²", "0²", "", "0" + "A" * 900])
def test_a_cursor_that_is_none_is_told(desk: Desk, cursor: str) -> None:
    reply = desk.get(f"/staff/search?q=bigcorp&cursor={quote(cursor)}")
    assert reply.status == 400 and reply.json["errors"][0]["field"] == "cursor"


def test_an_accountant_searches_too(desk: Desk, api: Api) -> None:
    reference = desk.open()
    assert search(Desk(api, "accountant"), reference) == [reference]
