"""What is wrong with a field is told by the name that it has in the body, with a fix that fits whatever was written to."""

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.entrypoints.http.kernel.refusals import problem_of


@pytest.mark.parametrize(("error", "status"), [(Invalid("no", field="on"), 422), (NotAllowed("no", field="on"), 409)])
def test_a_fix_speaks_of_no_dossier_where_stock_or_an_account_was_written_to(error: Exception, status: int) -> None:
    problem = problem_of(error, {"on": "day"})
    (wrong,) = problem.wrong
    assert (problem.status, wrong.field) == (status, "day")
    assert wrong.fix and "dossier" not in wrong.fix
