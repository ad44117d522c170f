"""Requests and answers that a test holds back until it has seen what it wants to see: none comes too early or too late."""

from collections import Counter

from playwright.sync_api import APIResponse, Page, Route

from tests.patience import eventually

OVER = """(asked) => Object.entries(asked).every(([url, times]) =>
  performance.getEntriesByType('resource').filter(({ name }) => name === url).length >= times)"""
"""Says whether the page has the end of all that it asked for, so many times by address."""
PACKED = ("content-encoding", "content-length")


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


class Overtaken:
    """The first answer from each of some addresses (a glob), given at once and brought late: others overtake it."""

    def __init__(self, page: Page, addresses: str) -> None:
        self._page = page
        self._answers: dict[str, tuple[Route, APIResponse]] = {}
        self._asked: Counter[str] = Counter()
        page.route(addresses, self._take)

    def given(self) -> None:
        """Wait until the first of them is given: what is written from now on is not in it."""
        eventually(self._page, lambda: len(self._answers) > 0, True)

    def bring(self) -> None:
        """Bring them now, and wait until the page has what it made of them."""
        for route, answer in self._answers.values():
            # Its body is unpacked by now.
            headers = {name: value for name, value in answer.headers.items() if name not in PACKED}
            route.fulfill(status=answer.status, headers=headers, body=answer.body())
        self._page.wait_for_function(OVER, arg=dict(self._asked))
        self._page.evaluate("new Promise((seen) => { requestAnimationFrame(() => setTimeout(seen)); })")

    def _take(self, route: Route) -> None:
        url = route.request.url
        self._asked[url] += 1
        if self._asked[url] == 1:
            self._answers[url] = (route, route.fetch())
        else:
            route.continue_()
