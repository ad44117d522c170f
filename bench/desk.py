"""The staff desk in Chromium, by the browser's own protocol: its first row over a slow network, its scripts, its next page.

The API is the tests' own stand-in with 600 dossiers: the network's time is measured here, and that of the API elsewhere.
"""

import json
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.compare import Row
from infra.tools.browser import find
from static_site.build import build
from tests.browser import staff_samples
from tests.browser.server import SiteServer
from tests.conftest import ARGUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOSSIERS, RUNS = 600, 5
CPU, LATENCY_MS, BITS_A_SECOND = 4, 150, 1_600_000
SLOW = 1.0
"""Seconds that the API takes while the next page is shown, which was asked for before."""
PAINTED_MS = 500
ROW = "#worklist tr[data-reference]"
WATCH = (
    f"const ROW = '{ROW}';"
    + """
new MutationObserver((_, observer) => {
  if (!document.querySelector(ROW)) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.firstRow = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
)
"""Notes when the first row was painted: the task after the frame in which it is drawn."""
AFTER_TOKEN = (
    "() => window.firstRow - performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/token')).responseEnd"
)
SCRIPTS = """() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
  .map(({ name, encodedBodySize }) => [name.split('/').pop(), encodedBodySize])"""


def rows() -> Iterator[Row]:
    """Give each figure with its target, as issue 14 has them."""
    with _browser() as browser, _site() as site:
        site.api.staff.rows = staff_samples.many(DOSSIERS)
        yield _first_row(browser, site)
        yield _scripts(browser, site)
        yield from _next_page(browser, site)


def _first_row(browser: "Browser", site: SiteServer) -> Row:
    taken = []
    for _ in range(RUNS):
        page = browser.new_page()
        page.add_init_script(WATCH)
        protocol = page.context.new_cdp_session(page)
        protocol.send("Network.enable")
        rate = BITS_A_SECOND / 8
        protocol.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": LATENCY_MS, "downloadThroughput": rate, "uploadThroughput": rate},
        )
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
        _open(page, site)
        page.wait_for_timeout(PAINTED_MS)
        taken.append(page.evaluate(AFTER_TOKEN) / 1000)
        page.close()
    detail = f"CPU / {CPU}, {LATENCY_MS} ms, {BITS_A_SECOND / 1e6} Mbit/s; {min(taken):.2f} to {max(taken):.2f}"
    return Row("desk: first row after the token's answer, s", statistics.median(taken), 1.0, detail)


def _scripts(browser: "Browser", site: SiteServer) -> Row:
    """Give what the day and a dossier fetch, each as it was sent."""
    page = browser.new_page()
    _open(page, site)
    with page.expect_response(lambda response: "/assets/desk_dossier" in response.url and response.url.endswith(".js")):
        page.locator(f"{ROW} a").first.click()
    sizes: list[tuple[str, int]] = page.evaluate(SCRIPTS)
    page.close()
    detail = ", ".join(f"{name.split('.')[0]} {size / 1000:.1f}" for name, size in sizes)
    return Row("desk: script of the day and a dossier, kB as sent", sum(size for _, size in sizes) / 1000, 30, detail)


def _next_page(browser: "Browser", site: SiteServer) -> Iterator[Row]:
    """Show the next fifty rows while the API is slow: they are there already, and no task of their insertion is long."""
    taken, tasks = [], []
    for _ in range(RUNS):
        page = browser.new_page()
        with page.expect_response(lambda response: "cursor=50" in response.url):
            _open(page, site)
        before = page.locator(ROW).count()
        site.api.staff.delay = SLOW
        browser.start_tracing(page=page, categories=["toplevel", "disabled-by-default-devtools.timeline"])
        started = page.evaluate("() => performance.now()")
        page.locator("#more").evaluate("button => button.click()")
        page.locator(ROW).nth(before + 49).wait_for()
        taken.append(page.evaluate("() => performance.now()") - started)
        tasks.append(_longest_task(browser.stop_tracing()))
        site.api.staff.delay = 0
        page.wait_for_timeout(SLOW * 1000)
        page.close()
    yield Row("desk: next fifty rows while the API is slow, ms", statistics.median(taken), SLOW * 1000 / 2, "asked for before")
    yield Row(
        "desk: longest task inserting fifty rows, ms", statistics.median(tasks), 50, f"{min(tasks):.0f} to {max(tasks):.0f}"
    )


def _longest_task(trace: bytes) -> float:
    """Give the milliseconds of the longest task of a page's main thread, of its own time: what else runs here is not in it."""
    events = json.loads(trace)["traceEvents"]
    names = ((event["pid"], event["tid"]) for event in events if event.get("args", {}).get("name") == "CrRendererMain")
    main = set(names)
    tasks = (event for event in events if event["name"] == "RunTask" and (event["pid"], event["tid"]) in main)
    return max(float(event["tdur"]) / 1000 for event in tasks)


def _open(page: "Page", site: SiteServer) -> None:
    page.goto(f"{site.url}/bureau/")
    page.locator(ROW).first.wait_for()


@contextmanager
def _site() -> Iterator[SiteServer]:
    with TemporaryDirectory() as folder:
        build(Path(folder))
        site = SiteServer(Path(folder))
        try:
            yield site
        finally:
            site.close()


@contextmanager
def _browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        yield browser
        browser.close()
