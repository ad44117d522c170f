"""What all unit tests need."""

import logging

import pytest


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Log lines reach `caplog`, also where an earlier test imported the app: Chalice keeps its logger's from the root."""
    monkeypatch.setattr(logging.getLogger("suivi"), "propagate", True)
