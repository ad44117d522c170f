"""Stand-ins in memory for what is outside."""

from tests.fakes.store import FakeStore

__all__ = ["FakeStore"]
