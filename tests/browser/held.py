"""Requests that a test holds back until it has seen what it wants to see: no answer comes too early or too late."""

from playwright.sync_api import Page, Route

from tests.patience import eventually


class Held:
    """The requests of a page to some addresses (a glob), held until released."""

    def __init__(self, page: Page, addresses: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        self._released = False
        page.route(addresses, self._take)

    def release(self) -> None:
        """Wait for the first of them, let all go, and hold no more."""
        eventually(self._page, lambda: len(self._routes) > 0, True)
        self._released = True
        for route in self._routes:
            route.continue_()

    def _take(self, route: Route) -> None:
        if self._released:
            route.continue_()
        else:
            self._routes.append(route)
