"""What a customer reads."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import samples
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held

pytestmark = pytest.mark.looks

DANGLING = """['aria-labelledby', 'aria-describedby'].flatMap((kind) => [...document.querySelectorAll(`[${kind}]`)]
    .filter((node) => node.checkVisibility()).flatMap((node) => node.getAttribute(kind).split(' '))
    .filter((id) => !document.getElementById(id)))"""


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", list(samples.REFERENCES))
def test_every_text_of_the_document_is_shown(opened: Opened, name: str, language: str) -> None:
    document = samples.all_documents()[samples.REFERENCES[name]][language]
    page = opened(name, language)
    shown = page.locator("main").inner_text()
    for text in [
        *document["verdict"],
        *(step["name"] for step in document["steps"]),
        *(step["text"] for step in document["steps"]),
        document["reference"],
    ]:
        assert text in shown
    for line in document.get("lines", []):
        assert line["name"] in shown and line["total"] in shown
    assert page.title().startswith(document["title"])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_history_keeps_its_order(opened: Opened, language: str) -> None:
    document = samples.paid(language)
    titles = opened("paid", language).locator(".log h3").all_inner_texts()
    assert titles == [entry["title"] for entry in document["history"]["entries"]] and len(titles) == 12


@pytest.mark.parametrize("name", list(samples.REFERENCES))
def test_what_names_another_element_names_one_that_is_there(opened: Opened, name: str) -> None:
    missing = opened(name).evaluate(DANGLING)
    assert missing == []


@pytest.mark.parametrize(("language", "number"), [("fr", "n°\u00a001187"), ("en", "no. 01187")])
def test_a_parcel_tells_the_serial_numbers_of_what_is_in_it(opened: Opened, language: str, number: str) -> None:
    row = opened("partial", language).locator(".eta__row").first
    expect(row.locator("p.mute")).to_have_text(f"HydroCell 250, {number}")
    expect(row.locator(".ref")).to_have_text([number])


def test_seven_steps_are_checked(opened: Opened) -> None:
    page = opened("paid")
    expect(page.locator(".step .step__s use[href='#ok']")).to_have_count(7)
    expect(page.locator(".step [class='on at end']")).to_have_count(1)


def test_cells_are_lines(opened: Opened) -> None:
    cells = opened("partial").locator(".step").nth(3).locator(".seg i")
    assert [cell.get_attribute("class") for cell in cells.all()] == ["on", "on", "at"]


def test_above_twelve_cells_one_fill_in_proportion(opened: Opened) -> None:
    page = opened("long")
    widths = (
        page.locator(".step")
        .nth(3)
        .locator(".seg i")
        .evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().width)")
    )
    assert len(widths) == 2
    assert widths[0] / sum(widths) == pytest.approx(14 / 40, abs=0.01)


@pytest.mark.parametrize(
    ("name", "position", "kind"),
    [("late", 2, "step--late"), ("cancelled", 2, "step--cut"), ("lapsed", 0, "step--lapsed"), ("cancelled", 4, "step--off")],
)
def test_states_have_their_drawing(opened: Opened, name: str, position: int, kind: str) -> None:
    assert kind in (opened(name).locator(".step").nth(position).get_attribute("class") or "")


def test_a_masked_view_offers_a_new_link_and_no_act(opened: Opened) -> None:
    page = opened("masked")
    assert "45MR99G00A" in (page.locator("main [data-lost-link]").get_attribute("href") or "")
    for selector in ("[data-slot=details]", "[data-slot=addresses]", ".hist", "#question"):
        expect(page.locator(selector)).to_be_hidden()


def test_older_entries_follow(opened: Opened) -> None:
    page = opened("long")
    before = page.locator(".log li").count()
    page.locator("[data-older]").click()
    expect(page.locator(".log li")).to_have_count(before + 2)
    expect(page.locator("[data-older]")).to_be_hidden()


def test_older_entries_follow_once_however_often_they_are_asked_for(opened: Opened, api: FakeApi) -> None:
    page = opened("long")
    before = page.locator(".log li").count()
    api.delay = 0.5
    page.locator("[data-older]").evaluate("(button) => { button.click(); button.click(); }")
    expect(page.locator(".log li")).to_have_count(before + 2)
    page.wait_for_timeout(700)
    expect(page.locator(".log li")).to_have_count(before + 2)
    assert [asked.path.rsplit("/", 1)[1] for asked in api.reads()].count("history") == 1


def test_older_entries_stay_where_another_part_of_the_dossier_changed(opened: Opened, api: FakeApi) -> None:
    page = opened("long")
    before = page.locator(".log li").count()
    page.locator("[data-older]").click()
    expect(page.locator(".log li")).to_have_count(before + 2)
    api.documents[samples.REFERENCES["long"]]["fr"]["lead"] = "Une autre phrase."
    page.locator("[data-reread]").click()
    expect(page.locator("[data-slot=verdict]")).to_contain_text("Une autre phrase.")
    expect(page.locator("[data-older]")).to_be_hidden()
    expect(page.locator(".log li")).to_have_count(before + 2)


def test_older_entries_asked_for_before_the_history_changed_are_not_added(opened: Opened, api: FakeApi) -> None:
    page = opened("long")
    before = page.locator(".log li").count()
    entries = api.documents[samples.REFERENCES["long"]]["fr"]["history"]["entries"]
    held = Held(page, "**/history*")
    page.locator("[data-older]").click()
    entries[0]["title"] = "Un autre titre"
    page.locator("[data-reread]").click()
    expect(page.locator(".log")).to_contain_text("Un autre titre")
    held.release()
    page.wait_for_timeout(500)
    expect(page.locator(".log li")).to_have_count(before)
    expect(page.locator("[data-older]")).to_be_visible()
    page.locator("[data-older]").click()
    expect(page.locator(".log li")).to_have_count(before + 2)


def test_the_example_shows_the_dossier_of_2004_and_sends_nothing(page: Page, url: str) -> None:
    page.goto(f"{url}/exemple/")
    expect(page.locator(".log li")).to_have_count(12)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    page.locator("#question summary").click()
    page.locator("#q-text").fill("?")
    page.locator("#q-name").fill("Jean Bon")
    expect(page.locator("#f-question [type=submit]")).to_have_attribute("aria-disabled", "true")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator("#f-question [type=submit]").click(force=True)
    page.locator("#q-name").press("Enter")
    page.wait_for_timeout(100)
    assert requests == []
