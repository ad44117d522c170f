"""Tests of one kind of API only: where the clock, the store or the claims are set by the test, or where the gateway answers."""

import pytest

GROUP = pytest.mark.xdist_group("deployed")
"""One process runs all tests of the deployment, so that there is one."""
IN_PROCESS = pytest.mark.parametrize("api", ["process"], indirect=True)
DEPLOYED = pytest.mark.parametrize("api", [pytest.param("deployed", marks=GROUP)], indirect=True)
