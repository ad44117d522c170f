"""The port to streams of whatever kind: what has an id, a version and a head."""

from typing import Protocol, TypeVar

from chalicelib.application.ports.commit import AnyCommit, Fact, Record, Stream

H = TypeVar("H")


class StreamStore(Protocol):
    """Heads of streams, command records, and the one way to write them."""

    def head(self, stream: Stream[H, Fact], stream_id: str) -> H | None:
        """Give the head of a stream that is not folded, strongly consistent, or None."""

    def record(self, principal: str, key: str) -> Record | None:
        """Give the record of a command, strongly consistent, or None."""

    def commit(self, commit: AnyCommit) -> None:
        """Write all of it or raise AlreadyDone or Conflict with nothing written; AlreadyDone goes before the other."""
