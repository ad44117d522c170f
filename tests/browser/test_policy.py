"""The policy of the page, and the links of the site."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from static_site.pages import PAGES
from tests.patience import eventually

NO_INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", re.IGNORECASE)
THIRD_PARTY = re.compile(r"(?:src|href)=\"(?:https?:)?//")


def test_no_page_has_anything_inline_or_from_elsewhere(page: Page, url: str) -> None:
    for each in PAGES.values():
        for language in ("fr", "en"):
            source = page.request.get(url + each.address(language)).text()
            assert not NO_INLINE.search(source)
            assert not THIRD_PARTY.search(source)


def test_what_customers_load_knows_nothing_of_the_desk(page: Page, url: str) -> None:
    for key in ("dossier", "affairs", "access", "lost_link", "home"):
        for language in ("fr", "en"):
            source = page.request.get(url + PAGES[key].address(language)).text()
            loaded = [
                page.request.get(url + path).text() for path in re.findall(r"(?:src|href)=\"(/[^\"]+\.(?:js|css))\"", source)
            ]
            assert loaded, key
            for text in (source, *loaded):
                assert not re.search(r"/bureau/|/en/desk/|/staff/|sign-in\.json|oauth2", text), (key, language)


def test_every_link_leads_somewhere(page: Page, url: str) -> None:
    for each in PAGES.values():
        for language in ("fr", "en"):
            page.goto(url + each.address(language))
            if each.key == "desk":
                page.locator("body.signed-in").wait_for()
            links = page.locator("a[href^='/']").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
            assert links, each
            for address in set(links):
                path, _, anchor = address.partition("#")
                answer = page.request.get(url + path)
                assert answer.status == 200 or path.endswith("404.html")
                assert not anchor or f'id="{anchor}"' in answer.text()


def test_markup_from_strings_is_refused_and_told(context: BrowserContext, link: Callable[..., str]) -> None:
    page = context.new_page()
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text))
    page.goto(link("partial"))
    refused = page.evaluate(
        "(() => { try { document.createElement('p').innerHTML = '<b>'; return ''; } catch (error) { return error.name; } })()"
    )
    assert refused == "TypeError"
    eventually(page, lambda: any("TrustedHTML" in text for text in reports), True)


def test_inline_style_is_refused_and_told(context: BrowserContext, link: Callable[..., str]) -> None:
    page = context.new_page()
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text))
    page.goto(link("partial"))
    colour = "getComputedStyle(document.body).color"
    before = page.evaluate(colour)
    reports.clear()
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    eventually(page, lambda: [("inline style" in text, "style-src 'self'" in text) for text in reports], [(True, True)])
    assert page.evaluate(colour) == before != "rgb(255, 0, 0)"
