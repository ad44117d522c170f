"""A parameter that a route does not have is refused by every route, and never done without."""

import pytest

from chalicelib.entrypoints.http.kernel.routing import QUERIES
from infra.openapi.operations import OPERATIONS
from tests.http.api import Api
from tests.http.desk import Desk, headers
from tests.http.kinds import IN_PROCESS
from tests.http.test_staff_imports import CSV, bring, free_reference, read
from tests.samples.csv_files import csv_text

ROUTES = sorted(OPERATIONS)


def test_the_document_has_the_parameters_that_each_route_takes() -> None:
    for (method, path), operation in OPERATIONS.items():
        paged, dated = ("before",) if operation.paged else (), ("at",) if operation.dated else ()
        assert set(QUERIES[method, path]) == {*paged, *dated, *operation.query}, path


@IN_PROCESS
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_route_names_a_parameter_that_is_none_of_its(api: Api, desk: Desk, method: str, path: str) -> None:
    url = (
        path.replace("{reference}", "45KL89G00E").replace("{account}", "x").replace("{entry}", "2").replace("{sha256}", "0" * 64)
    )
    for query in ("?dryrun=true", "?lang=fr&lang=fr", "?Lang=fr", "?=x"):
        sent = {**headers(), "Authorization": f"Bearer {desk.token}"}
        reply = api.request(method, url + query, sent, b"{}" if method == "POST" else b"")
        assert reply.status == 400, query
        assert reply.json["errors"][0]["field"] == query[1:].split("=")[0]


def test_a_misspelled_dry_run_brings_nothing_in(desk: Desk) -> None:
    reference = free_reference()
    for query in ("?dryrun=true", "?dry_run=true&dry_run=false", "?dry-run=true", "?dry_run=True", "?dry_run="):
        assert bring(desk, csv_text({"reference": reference}), query, {**headers(), **CSV}).status == 400, query
    assert read(desk, reference).status == 404


@pytest.mark.parametrize("month", ["0000-01", "0001-01", "1989-12", "9999-12"])
def test_no_month_is_of_a_year_that_nobody_means(desk: Desk, month: str) -> None:
    assert desk.get(f"/staff/promises?month={month}").status == 400
