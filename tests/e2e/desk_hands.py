"""The two ways in which a colleague works at the desk: by the keyboard alone, and by touch on a telephone."""

from abc import ABC, abstractmethod
from contextlib import suppress

from playwright.sync_api import Page, TimeoutError, expect

SOON = 60_000
"""Milliseconds within which an act is done on the local AWS, whatever else runs on the machine."""
TRY, TRIES = 3_000, 20
"""Milliseconds for one tap, and how often one is tried."""
STEPS = 90
"""Tabs after which what is looked for is nowhere in the page's order."""
FOCUSED = "(wanted) => Boolean(document.activeElement?.matches(wanted))"
OTHERS = ".more-acts > summary"


class Hands(ABC):
    """A colleague at the desk; what differs between keys and touch is for the two below."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @abstractmethod
    def activate(self, wanted: str) -> None:
        """Press a button or a link."""

    @abstractmethod
    def write(self, wanted: str, text: str) -> None:
        """Write into a field, in the place of what it holds."""

    @abstractmethod
    def commit(self) -> None:
        """Carry out what the pane or the page is for."""

    @abstractmethod
    def begin(self, act: str, key: str | None) -> None:
        """Open the pane of an act that the dossier's page shows, by its key where it has one."""

    @abstractmethod
    def begin_offer(self) -> None:
        """Open the page of a new offer, from wherever one is."""

    @abstractmethod
    def search(self, typed: str) -> None:
        """Look something up, and open what is found first."""

    def choose(self, field: str, typed: str) -> None:
        """Look something up in a field, and take what is found first."""
        self.write(field, typed)
        expect(self.page.locator(f"{field}-list [role=option]").first).to_be_visible(timeout=SOON)
        self.page.locator(field).press("Enter")

    def at(self, reference: str) -> None:
        """Be at a dossier, wherever the act before led to."""
        if not self.page.url.endswith(f"#/{reference}"):
            self.search(reference)
        expect(self.page.locator(".expected")).to_be_visible(timeout=SOON)
        expect(self.page.locator("#place h1"), "the day names it too").to_contain_text(reference, timeout=SOON)

    def act(self, reference: str, act: str, key: str | None = None, **typed: str) -> None:
        """Carry out an act with what its pane proposes, and what is typed besides by the fields' names."""
        self.at(reference)
        expect(self.page.locator(f"#act-{act}[aria-disabled]"), "what was done before is read").to_have_count(0, timeout=SOON)
        self.begin(act, key)
        pane = self.page.locator("dialog.pane")
        expect(pane).to_be_visible(timeout=SOON)
        for field, text in typed.items():
            self.write(f"#p-{field}", text)
        expect(pane.locator("[data-awaited]")).to_have_count(0, timeout=SOON)
        self.commit()
        expect(pane).to_have_count(0, timeout=SOON)
        expect(self.page.locator("#status")).to_contain_text(reference, timeout=SOON)


class Keyboard(Hands):
    """Keys alone, as whoever has no mouse."""

    def activate(self, wanted: str) -> None:
        """Go to it by Tab and press Enter."""
        self._reach(wanted)
        self.page.keyboard.press("Enter")

    def write(self, wanted: str, text: str) -> None:
        """Go to it by Tab and type."""
        self._reach(wanted)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def commit(self) -> None:
        """Press Ctrl and Enter."""
        self.page.keyboard.press("Control+Enter")

    def begin(self, act: str, key: str | None) -> None:
        """Press its letter; else go to it by Tab, behind the line of the others too."""
        if key:
            self.page.keyboard.press(key)
            return
        if not self.page.locator(f"#act-{act}").is_visible():
            self.activate(OTHERS)
        self.activate(f"#act-{act}")

    def begin_offer(self) -> None:
        """Press C."""
        self.page.keyboard.press("c")

    def search(self, typed: str) -> None:
        """Press /, type, and take the first of what is found."""
        self.page.keyboard.press("/")
        self.page.keyboard.insert_text(typed)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#palette-list [role=option]").filter(has_text=typed).first).to_be_visible(timeout=SOON)
        self.page.keyboard.press("Enter")

    def _reach(self, wanted: str) -> None:
        for _ in range(STEPS):
            if self.page.evaluate(FOCUSED, wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not reached by Tab")


class Touch(Hands):
    """Fingers alone."""

    def activate(self, wanted: str) -> None:
        """Tap it."""
        self.page.locator(wanted).tap(timeout=SOON)

    def write(self, wanted: str, text: str) -> None:
        """Tap it, and type on the keyboard of the screen."""
        self.page.locator(wanted).tap(timeout=SOON)
        self.page.locator(wanted).fill(text)

    def choose(self, field: str, typed: str) -> None:
        """Look something up in a field, and tap what is found first."""
        self.write(field, typed)
        self.activate(f"{field}-list [role=option]:first-child")

    def commit(self) -> None:
        """Tap the one filled button."""
        self.activate("dialog.pane footer [type=submit], #send-offer")

    def begin(self, act: str, key: str | None) -> None:
        """Tap it, behind the line of the others too; the act that is expected has a button of its own.

        The acts are drawn again once what was done before is read: one may have become the expected one meanwhile.
        """
        for _ in range(TRIES):
            with suppress(TimeoutError):
                if not self.page.locator(f"#act-{act}").count():
                    return self.page.locator("#d-expected").tap(timeout=TRY)
                if not self.page.locator(f"#act-{act}").is_visible():
                    self.page.locator(OTHERS).tap(timeout=TRY)
                return self.page.locator(f"#act-{act}").tap(timeout=TRY)
        raise AssertionError(f"{act} is not there to be tapped")

    def begin_offer(self) -> None:
        """Tap one's own initials, and the offer in the menu."""
        self.activate("#account")
        self.activate("#account-menu [href='#/offer']")

    def search(self, typed: str) -> None:
        """Type into the search, and tap the first of what is found."""
        self.write("#q", typed)
        self.page.locator("#q").press("Enter")
        self.page.locator("#palette-list [role=option]").filter(has_text=typed).first.tap(timeout=SOON)
