"""What a write answers."""

from chalicelib.application.caller import Outcome
from chalicelib.application.writing.optimistic_lock import shown_version
from chalicelib.entrypoints.http.kernel.answer import Answer, encode


def written(outcome: Outcome) -> Answer:
    """The dossier's reference and new version, and what customers read of what was written.

    It is the same the first time and each time the request is sent again.
    """
    said = {"reference": outcome.reference, "version": outcome.version, "customer_reads": outcome.reads}
    return _answer(outcome, said)


def done(outcome: Outcome) -> Answer:
    """What a customer is answered, who reads all that they write: the version is theirs, since their act is shown to them."""
    return _answer(outcome, {"reference": outcome.reference, "version": shown_version(outcome.reference, outcome.version)})


def _answer(outcome: Outcome, said: dict[str, object]) -> Answer:
    body = encode(said)
    return Answer(outcome.status, body, {"Idempotent-Replayed": "true"} if outcome.replayed else {})
