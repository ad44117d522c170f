"""One table says what can go wrong: the code answers nothing else, and the site's page says what the code answers."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

from chalicelib.application.errors import Stale, Written
from chalicelib.domain.errors import NotAllowed
from chalicelib.entrypoints.http.kernel import refusals
from chalicelib.entrypoints.http.kernel.problem import KINDS, Problem
from infra.paths import ROOT


def raised() -> dict[str, set[int]]:
    """The statuses of each code, as the code of the API spells them."""
    statuses: dict[str, set[int]] = defaultdict(set)
    for path in (ROOT / "chalicelib").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                status, code = (argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant))
                assert isinstance(status, int) and isinstance(code, str)
                statuses[code].add(status)
    return statuses


def test_each_status_of_the_table_is_answered_and_no_other() -> None:
    assert raised() == {code: set(kind.statuses) for code, kind in KINDS.items()}


@pytest.mark.parametrize(("status", "code"), [(422, "refused"), (409, "conflict"), (429, "internal")])
def test_no_other_status_can_be_answered(status: int, code: str) -> None:
    with pytest.raises(ValueError):
        Problem(status, code, "")


def test_what_products_accounts_and_stock_are_answered_too_speaks_of_no_dossier() -> None:
    stale = (refusals.problem_of(Stale(2, of), {}) for of in get_args(Written) if of != "dossier")
    alike = (*refusals._ALIKE.values(), *stale, refusals.problem_of(NotAllowed("x", field="sku"), {}))
    texts = [*(kind.title for kind in KINDS.values()), *(f"{one.detail} {one.wrong}" for one in alike)]
    assert [text for text in texts if "dossier" in text.lower()] == []


def test_the_page_is_made_from_the_table(dist: Path) -> None:
    import gzip

    for page in ("problemes", "en/problems", "problems"):
        text = gzip.decompress((dist / page / "index.html").read_bytes()).decode()
        rows = re.findall(r'<dt id="([a-z-]+)">(?:<span>)?([\d, ]+) · ', text)
        assert rows == [(code, ", ".join(map(str, kind.statuses))) for code, kind in KINDS.items()]
    least = [min(kind.statuses) for kind in KINDS.values()]
    assert least == sorted(least)
