"""Events stored by every version of the schema are read for ever: a golden file for each, made when it was today's."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from chalicelib.adapters import codec
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale import upcast
from tests.samples.case_events import CASE_ENTRIES
from tests.samples.events import ENTRIES

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("v*.jsonl"))
LINES = {1: 52}
"""Entries of the golden files of older versions."""


def stored(path: Path) -> list[str]:
    """The payloads of a golden file, one a line, in the order of ENTRIES."""
    return path.read_text().splitlines()


def test_every_version_has_a_file_with_every_event_type() -> None:
    assert [int(path.stem[1:]) for path in FILES] == list(range(1, upcast.VERSION + 1))
    assert {type(entry.event) for entry in (*ENTRIES, *CASE_ENTRIES)} == set(get_args(e.Event))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_old_payloads_are_todays_entries(path: Path) -> None:
    """An older version has the entries that there were when it was today's; what came since stands behind them."""
    version, lines = int(path.stem[1:]), stored(path)
    assert len(lines) == LINES.get(version, len(ENTRIES))
    assert [codec.decode_entry(seq, version, data) for seq, data in enumerate(lines, start=1)] == list(ENTRIES[: len(lines)])


def test_what_is_written_today_is_the_newest_file() -> None:
    assert [codec.encode_entry(entry) for entry in ENTRIES] == stored(FILES[-1])


def test_the_events_of_service_cases_are_read_and_written_as_they_were() -> None:
    lines = stored(GOLDEN / "cases.v2.jsonl")
    assert [codec.encode_entry(entry) for entry in CASE_ENTRIES] == lines
    assert [codec.decode_entry(seq, 2, data) for seq, data in enumerate(lines, start=1)] == list(CASE_ENTRIES)


def test_a_payload_is_lifted_version_by_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(payload: upcast.Payload) -> upcast.Payload:
        event: dict[str, Any] = payload["event"]
        return {**payload, "event": {**event, "account": event["customer"]}}

    newer = upcast.VERSION + 1
    monkeypatch.setattr(codec, "VERSION", newer)
    monkeypatch.setattr(upcast, "VERSION", newer)
    monkeypatch.setitem(upcast.UPCASTERS, newer - 1, rename)
    payload = json.loads(stored(FILES[0])[0])
    payload["event"]["customer"] = payload["event"].pop("account")
    assert codec.decode_entry(1, 1, json.dumps(payload)) == ENTRIES[0]


def test_a_payload_from_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match="newer than this code"):
        codec.decode_entry(1, upcast.VERSION + 1, stored(FILES[-1])[0])
