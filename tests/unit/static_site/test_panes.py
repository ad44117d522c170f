"""Every act of staff on a dossier has a pane on the desk."""

import re

from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.staff.desk.read_acts import tag_of
from static_site.check import HERE

OWN_PAGE = "revise_offer"
"""Its page is that of a new offer."""
REGISTRY = HERE / "desk" / "script" / "panes" / "registry.js"


def test_every_act_has_a_pane() -> None:
    source = REGISTRY.read_text("utf-8")
    named = set(re.findall(r"^  ([a-z_]+)(?:,|: )", source[source.index("const PANES") :], re.MULTILINE))
    acts = {tag_of(row) for row in DESK_ACTS.values()}
    assert len(acts) > 55
    assert acts - named == {OWN_PAGE}
