"""What the documentation says of scopes is what the code says; who can do what a link does not permit is somebody who can."""

from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.rights import RIGHTS, Right, permits, who_can, widest
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.lines import Scope
from infra.paths import ROOT

TODAY = date(2026, 8, 6)
SCOPES: tuple[Scope, ...] = get_args(Scope)


def link(number: int, contact: str, scope: Scope, **changes: object) -> Link:
    """Give a link in force."""
    return replace(Link(f"l{number}", contact, 1, scope, TODAY), **changes)


def dossier(*links: Link) -> Dossier:
    """Give a dossier for jean with these links."""
    return Dossier(contact="jean", links=links)


def test_the_table_of_the_documentation_is_that_of_the_code() -> None:
    rows = [line.strip("| \n").split(" | ") for line in (ROOT / "docs" / "security.md").read_text("utf-8").splitlines()]
    head = next(row for row in rows if row[0] == "right")
    scopes = [cell.strip("`") for cell in head[2:]]
    table = {row[0].strip("`"): row[2:] for row in rows if len(row) == len(head) and row[0].strip("`") in get_args(Right)}
    assert scopes == list(SCOPES) and list(table) == list(get_args(Right))
    for right, cells in table.items():
        assert cells == ["yes" if right in RIGHTS[scope] else "no" for scope in SCOPES], right


@pytest.mark.parametrize("right", get_args(Right))
def test_who_can_is_one_whose_own_link_permits_it_today(right: Right) -> None:
    links = (
        link(1, "jean", "full", revoked=True),
        link(2, "ann", "full", expires=date(2026, 8, 5)),
        link(3, "mia", "act"),
        link(4, "paul", "full"),
        link(5, "compta", "invoices"),
    )
    able = {each.contact for each in links if permits(each, right) and each.in_force(TODAY)}
    for first in (None, "jean", "ann", "mia", "paul"):
        able_one = who_can(dossier(*links), right, TODAY, first)
        assert able_one in able and (first not in able or able_one == first)
    assert who_can(dossier(link(1, "jean", "read")), "order", TODAY) is None


def test_whom_the_dossier_is_for_comes_before_others() -> None:
    links = (link(1, "jean", "full"), link(2, "paul", "full"))
    assert who_can(dossier(*links), "order", TODAY) == "jean"
    assert who_can(dossier(*links), "order", TODAY, "paul") == "paul"


def test_of_several_links_the_one_that_permits_most_counts_and_of_equals_the_newest() -> None:
    few, more, newer = link(1, "mia", "read"), link(2, "mia", "act"), link(3, "mia", "act")
    assert widest([more, few]) is more and widest([more, newer, few]) is newer and widest([]) is None
