"""Acts of the desk by keyboard alone: a pane is opened by its letter or the palette, filled by Tab, and written by Ctrl Enter."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from playwright.sync_api import Page, expect

from tests.axe import examine
from tests.browser.staff_dossiers import StaffDossiers

PANE = "dialog.pane"
WIDTHS = (1280, 1024, 390)
AT = {"fr": WIDTHS, "en": WIDTHS[-1:]}
"""Where axe looks at the longer texts, and at English, which is the same drawing in other words."""
TABS = 60
FOCUSED = "(wanted) => Boolean(document.activeElement?.matches(wanted))"


class Step(NamedTuple):
    """An act, the event that it leads to, and what is typed, by the name of the field or by what selects it."""

    act: str
    event: str
    typed: Mapping[str, str] = MappingProxyType({})


class Hands:
    """Whoever has no mouse, at a dossier that is open in a language."""

    def __init__(self, page: Page, dossiers: StaffDossiers, language: str) -> None:
        self.page, self.dossiers, self.language = page, dossiers, language

    def reach(self, wanted: str) -> None:
        """Go somewhere by Tab alone."""
        for _ in range(TABS):
            if self.page.evaluate(FOCUSED, wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by keyboard to {wanted}")

    def begin(self, reference: str, act: str) -> None:
        """Open a pane."""
        acts = self.dossiers.staff.clerk(self.dossiers.staff.role).get(f"/staff/dossiers/{reference}/acts?lang={self.language}")
        there = next(one for one in acts.json["acts"] if one["act"] == act)
        assert there["allowed"], (act, there["reason"])
        expect(self.page.locator(f"#act-{act}[aria-disabled]"), "what was done before is read").to_have_count(0)
        if there["key"]:
            self.page.keyboard.press(there["key"].lower())
        else:
            self.page.keyboard.press("Control+k")
            self.page.keyboard.type(there["label"])
            expect(self.page.locator("#option-0")).to_contain_text(there["label"])
            self.page.keyboard.press("Enter")
        expect(self.page.locator(PANE), act).to_be_visible()

    def write(self, typed: Mapping[str, str]) -> None:
        """Fill fields; of a choice an arrow takes the option beside the one that is proposed."""
        for field, text in typed.items():
            self.reach(f"#p-{field}" if field.isidentifier() else f"{PANE} {field}")
            if text.startswith("Arrow"):
                self.page.keyboard.press(text)
                continue
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(text)
        expect(self.page.locator(f"{PANE} [data-awaited]")).to_have_count(0)

    def look(self) -> None:
        """Find nothing that is in anybody's way, in both themes, at three widths."""
        examine(self.page, AT[self.language], PANE, all_dark=True, words=self.language != "fr")
        for width in (*WIDTHS, 320):
            self.page.set_viewport_size({"width": width, "height": 800})
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width, width
        self.page.set_viewport_size({"width": 1280, "height": 800})

    def carry_out(self, reference: str, step: Step) -> dict[str, Any]:
        """Carry out an act, looked at before it is written, and give the first entry that it wrote."""
        before = self.dossiers.desk.version(reference)
        self.begin(reference, step.act)
        self.write(step.typed)
        self.look()
        self.page.keyboard.press("Control+Enter")
        expect(self.page.locator(PANE), step.act).to_have_count(0)
        expect(self.page).to_have_url(re.compile(rf"#/{reference}$"))
        expect(self.page.locator("#d-acts")).not_to_be_empty()
        entries: list[dict[str, Any]] = self.dossiers.desk.get(f"/staff/dossiers/{reference}").json["entries"]
        return next(entry for entry in reversed(entries) if entry["seq"] > before)

    def walk(self, reference: str, steps: list[Step]) -> None:
        """Carry out one act after the other."""
        for step in steps:
            assert self.carry_out(reference, step)["event"]["type"] == step.event, step.act
