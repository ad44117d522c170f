"""No pane of the desk is left out of the walks by keyboard."""

import re
from pathlib import Path

from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.staff.desk.read_acts import tag_of
from tests.browser.pane_walks import WALKS

REGISTRY = Path(__file__).parents[2] / "static_site" / "desk" / "script" / "panes" / "registry.js"


def test_every_pane_is_in_a_walk() -> None:
    panes = set(re.findall(r"^  (\w+)(?:: \w+)?,$", REGISTRY.read_text(encoding="utf-8"), re.MULTILINE))
    assert {tag_of(DESK_ACTS[step.act]) for walk in WALKS for step in walk} == panes and len(panes) > 55
