"""A dossier as it was on an earlier day: opened from the history, told by its band, left again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import samples
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held
from tests.browser.page_clock import stop_the_clock
from tests.patience import eventually

PARTIAL = samples.REFERENCES["partial"]
MOVED, ANNOUNCED, OFFERED = 8, 5, 1
"""Entries of the partial sample."""
ORDERED = "Commande enregistrée."
TODAY = "2 lignes sur 3 sont expédiées."


@pytest.fixture
def then(opened: Opened) -> Page:
    """The partial dossier as it was when its delivery was moved, opened by the keyboard."""
    page = opened("partial")
    page.locator(f"#then-{MOVED}").press("Enter")
    expect(page.locator("#earlier")).to_be_visible()
    return page


def test_an_entry_opens_the_dossier_as_it_stood_then(then: Page, api: FakeApi, url: str) -> None:
    expect(then).to_have_url(f"{url}/suivi/#{PARTIAL}@{MOVED}")
    expect(then.locator("#earlier")).to_contain_text("Vous lisez le dossier tel qu’il était le 31 juil. 2026.")
    expect(then.locator("#earlier")).to_contain_text("Juste après : Livraison changée")
    expect(then.locator(".verdict")).to_contain_text(ORDERED)
    expect(then.locator(".step[aria-current=step] .step__n")).to_have_text("Appro")
    expect(then.locator(".log li")).to_have_count(MOVED)
    expect(then.locator(".log li[aria-current=true] h3")).to_have_text("Livraison changée : 11 août au lieu du 4")
    assert api.reads()[-1].query == f"lang=fr&at={MOVED}"
    assert then.title() == f"{samples.partial('fr')['title']} (au 31 juil. 2026) · Granuloshop"


def test_it_is_read_from_its_top(then: Page) -> None:
    expect(then.locator("#earlier")).to_be_focused()
    expect(then.locator("#announcer")).to_have_text(re.compile("^Vous lisez le dossier tel qu’il était"))
    assert then.evaluate("scrollY") == 0


def test_nothing_is_to_be_done_there(then: Page) -> None:
    for selector in ("#question", "#confirm-1", "[data-reread]", ".bank", ".tag--you"):
        expect(then.locator(f"{selector}:visible")).to_have_count(0)
    expect(then.locator(".todo .tag")).to_contain_text("Ce jour-là · ")
    expect(then.locator("#documents summary")).to_have_text("Tous les documents", use_inner_text=True)
    then.locator("#documents summary").click()
    expect(then.locator("#documents-list a")).to_have_count(3)
    expect(then.locator("#verify")).to_be_hidden()


def test_the_band_leads_back_to_today(then: Page, url: str) -> None:
    then.mouse.wheel(0, 900)
    then.get_by_role("link", name="Revenir à aujourd’hui").click()
    expect(then.locator("#earlier")).to_be_hidden()
    expect(then).to_have_url(f"{url}/suivi/#{PARTIAL}")
    expect(then.locator(".verdict")).to_contain_text(TODAY)
    expect(then.locator("#content")).to_be_focused()
    assert then.evaluate("scrollY") == 0
    for selector in ("#question", "#confirm-1", "[data-reread]"):
        expect(then.locator(selector)).to_be_visible()


def test_back_and_forward_lead_from_day_to_day(then: Page, url: str) -> None:
    then.locator(f"#then-{ANNOUNCED}").click()
    expect(then.locator(".log li")).to_have_count(ANNOUNCED)
    then.go_back()
    expect(then.locator(".log li")).to_have_count(MOVED)
    then.go_back()
    expect(then.locator("#earlier")).to_be_hidden()
    expect(then.locator(f"#then-{MOVED}")).to_be_focused()
    then.go_forward()
    expect(then.locator("#earlier")).to_be_visible()
    expect(then).to_have_url(f"{url}/suivi/#{PARTIAL}@{MOVED}")


def test_a_reload_stays_on_that_day(then: Page, api: FakeApi) -> None:
    then.reload()
    expect(then.locator("#earlier")).to_be_visible()
    expect(then.locator(".log li")).to_have_count(MOVED)
    assert [asked.path for asked in api.writes()] == ["/api/links"]


def test_the_other_language_reads_the_same_day(then: Page, url: str) -> None:
    then.locator("a[data-language]").click()
    expect(then.locator("#earlier")).to_contain_text("You are reading this page as it was on 31 July 2026.")
    expect(then).to_have_url(f"{url}/en/suivi/#{PARTIAL}@{MOVED}")


@pytest.mark.parametrize("entry", [0, 12, 99_999_999])
def test_a_day_that_is_not_to_be_seen_is_read_as_today(opened: Opened, url: str, entry: int) -> None:
    page = opened("partial")
    page.goto(f"{url}/suivi/#{PARTIAL}@{entry}")
    expect(page).to_have_url(f"{url}/suivi/#{PARTIAL}")
    expect(page.locator(".verdict")).to_contain_text(TODAY)
    expect(page.locator("#earlier")).to_be_hidden()


def test_a_day_that_is_seen_no_more_gives_way_to_today(then: Page, api: FakeApi, url: str) -> None:
    for document in api.documents[PARTIAL].values():
        document["history"]["entries"] = []
    then.evaluate("dispatchEvent(new Event('online'))")
    expect(then).to_have_url(f"{url}/suivi/#{PARTIAL}")
    expect(then.locator("#earlier")).to_be_hidden()


def test_each_way_says_its_day_and_is_large_enough(opened: Opened) -> None:
    ways = opened("partial").locator(".log .day")
    expect(ways).to_have_count(11)
    for way in ways.all():
        assert re.match(r"Voir le dossier tel qu’il était le \d+ \S+ 2026$", way.get_attribute("aria-label") or "")
        box = way.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= 24


def test_the_masked_view_and_the_example_have_no_ways(opened: Opened, page: Page, url: str) -> None:
    expect(opened("masked").locator(".day:visible")).to_have_count(0)
    page.goto(f"{url}/exemple/")
    expect(page.locator(".log li")).to_have_count(12)
    expect(page.locator(".day")).to_have_count(0)
    expect(page.locator("[data-key-then]")).to_be_hidden()


def test_what_is_typed_waits_for_today(opened: Opened) -> None:
    page = opened("partial")
    page.locator("#question summary").click()
    page.locator("#q-text").fill("En cours de frappe")
    page.locator(f"#then-{MOVED}").click()
    expect(page.locator("#question")).to_be_hidden()
    page.go_back()
    expect(page.locator("#q-text")).to_have_value("En cours de frappe")


def test_a_slow_answer_opens_it_too_and_its_controls_work(opened: Opened, page: Page) -> None:
    opened("partial")
    held = Held(page, "**/api/dossiers/**")
    page.locator(f"#then-{MOVED}").click()
    expect(page.locator(".wait .seg").first).to_be_visible()
    held.release()
    expect(page.locator("#earlier")).to_be_focused()
    page.go_back()
    expect(page.locator("#earlier")).to_be_hidden()
    page.locator("#confirm-1").click()
    expect(page.locator("#reception")).to_be_visible()


def test_a_failure_is_said_and_tried_again(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    api.failing = {"GET": 503}
    page.locator(f"#then-{MOVED}").click()
    expect(page.locator("[data-code]")).to_have_text("E-503")
    api.failing = {}
    page.locator("[data-retry]").click()
    expect(page.locator("#earlier")).to_be_visible()


def test_a_revoked_link_opens_no_day(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    api.failing = {"GET": 401}
    page.locator(f"#then-{MOVED}").click()
    expect(page.locator("h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    expect(page.locator("#earlier")).to_have_count(0)


def test_forgetting_leaves_no_day(then: Page, url: str) -> None:
    then.locator("#forget button").click()
    expect(then.locator("h1")).to_have_text("Ce dossier est oublié sur cet appareil.")
    expect(then).to_have_url(f"{url}/suivi/")


def test_the_dialog_closes_when_the_day_changes(then: Page) -> None:
    then.go_back()
    expect(then.locator("#earlier")).to_be_hidden()
    then.locator("#confirm-1").click()
    then.go_forward()
    expect(then.locator("#earlier")).to_be_visible()
    expect(then.locator("#reception")).to_be_hidden()


def test_the_page_reads_on_every_minute_whenever_a_day_is_opened(page: Page, opened: Opened, api: FakeApi) -> None:
    stop_the_clock(page)
    opened("partial")
    page.clock.run_for(59_900)
    held = Held(page, "**/api/dossiers/**")
    page.locator(f"#then-{MOVED}").click()
    page.clock.run_for(200)
    held.release()
    expect(page.locator("#earlier")).to_be_visible()
    eventually(page, lambda: len(api.reads()), 2)
    page.clock.run_for(61_000)
    eventually(page, lambda: len(api.reads()), 3)
    assert api.reads()[-1].query == f"lang=fr&at={MOVED}" and "If-None-Match" in api.reads()[-1].headers


def test_paper_says_the_day_and_has_no_ways(then: Page) -> None:
    then.emulate_media(media="print")
    expect(then.locator("#h-earlier")).to_be_visible()
    expect(then.get_by_role("link", name="Revenir à aujourd’hui")).to_be_hidden()
    expect(then.locator(".day:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_it_does_not_scroll_sideways_and_its_band_stays(then: Page, width: int) -> None:
    then.set_viewport_size({"width": width, "height": 800})
    assert then.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    then.evaluate("scrollTo(0, 600)")
    box = then.locator("#earlier").bounding_box()
    assert box is not None and box["y"] == 0 and box["height"] < 100


def test_a_way_back_that_is_told_late_does_not_lose_the_day(page: Page, opened: Opened, api: FakeApi, url: str) -> None:
    stop_the_clock(page)
    opened("partial")
    held, before = Held(page, "**/api/affairs/session"), len(api.reads())
    page.goto(f"{url}/suivi/#{PARTIAL}@{MOVED}")
    eventually(page, lambda: len(api.reads()), before + 1)
    page.wait_for_timeout(300)
    # The page shows that it waits just before it goes on without the way back.
    page.clock.run_for(301)
    expect(page.locator("#earlier")).to_contain_text("Vous lisez le dossier tel qu’il était")
    held.release()
