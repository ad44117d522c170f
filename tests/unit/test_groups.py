"""The gate's workers keep a module together; pytest-xdist finds its groups at the end of a test's id."""

import pytest


def test_the_tests_of_a_module_are_one_group(request: pytest.FixtureRequest) -> None:
    grouped = request.config.getoption("loadgroup", False)
    assert request.node.nodeid.endswith("@tests/unit/test_groups.py") or not grouped
