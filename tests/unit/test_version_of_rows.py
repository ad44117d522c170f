"""What gives rows their days is part of the version that a rebuild goes to."""

import pytest

from chalicelib.bootstrap import rebuild
from chalicelib.domain.sale.waiting import NewsPolicy
from chalicelib.domain.values.holiday_table import HOLIDAYS, HOME


def test_another_policy_and_other_holidays_are_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {
        rebuild.version(NewsPolicy()),
        rebuild.version(NewsPolicy(2, 5)),
        rebuild.version(NewsPolicy(case_days=2)),
        rebuild.version(NewsPolicy(1, 6)),
    }
    monkeypatch.setattr(rebuild, "HOLIDAYS", {HOME: (*HOLIDAYS[HOME][:-1], "0102")})
    assert len({*versions, rebuild.version(NewsPolicy())}) == 5
