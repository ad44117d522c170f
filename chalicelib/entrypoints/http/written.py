"""What a write answers."""

from chalicelib.application.caller import Outcome
from chalicelib.entrypoints.http.answer import Answer, encode


def written(outcome: Outcome) -> Answer:
    """The dossier's reference and new version: the same the first time and each time the request is sent again."""
    body = encode({"reference": outcome.reference, "version": outcome.version})
    return Answer(outcome.status, body, {"Idempotent-Replayed": "true"} if outcome.replayed else {})
