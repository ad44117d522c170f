"""The two acts of a customer: a question, and a parcel received."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held

pytestmark = pytest.mark.looks

QUESTION = "/api/dossiers/45MR02G00A/questions"
RECEPTION = "/api/dossiers/45MR02G00A/receptions"


@pytest.fixture
def question(opened: Opened) -> Page:
    """The partial dossier with its question form open."""
    page = opened("partial")
    page.locator("#question summary").click()
    return page


@pytest.fixture
def reception(opened: Opened) -> Page:
    """The partial dossier with the dialog of its first parcel open."""
    page = opened("partial")
    page.locator("#confirm-1").click()
    return page


def ask_question(page: Page, text: str = "Quand ?") -> None:
    """Fill the form and send it."""
    page.locator("#q-text").fill(text)
    page.locator("#q-name").fill("Jean Bon")
    page.locator("#f-question [type=submit]").click()


def acts(api: FakeApi) -> list[str]:
    """Where acts went, the exchange of the link left out."""
    return [asked.path for asked in api.writes() if asked.path != "/api/links"]


def test_a_question_goes_with_its_name_key_and_version(question: Page, api: FakeApi) -> None:
    ask_question(question)
    expect(question.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    sent = api.writes()[-1]
    assert (sent.path, sent.body) == (QUESTION, {"name": "Jean Bon", "question": "Quand ?"})
    assert len(sent.headers["Idempotency-Key"]) == 36 and sent.headers["If-Match"] == '"00000000000b"'
    expect(question.locator(".log h3").first).to_have_text("Version 12")
    expect(question.locator("#q-text")).to_have_value("")


@pytest.mark.parametrize(
    ("text", "name", "first"), [("", "", "q-text"), ("Quand ?", "   ", "q-name"), ("  ", "Jean Bon", "q-text")]
)
def test_a_button_pressed_without_typing_sends_nothing(question: Page, api: FakeApi, text: str, name: str, first: str) -> None:
    question.locator("#q-text").fill(text)
    question.locator("#q-name").fill(name)
    question.locator("#f-question [type=submit]").click()
    expect(question.locator(f"#{first}-x")).to_be_visible()
    expect(question.locator(f"#{first}")).to_be_focused()
    expect(question.locator(f"#{first}")).to_have_attribute("aria-invalid", "true")
    assert acts(api) == []


def test_every_button_pressed_without_typing_writes_nothing(opened: Opened, api: FakeApi) -> None:
    page = opened("partial")
    page.locator("#question summary").click()
    for button in page.locator("main button:visible").all():
        if button.is_visible():
            button.click()
        if button.get_attribute("data-open"):
            dialog, form = (
                ("#send-file", "#send-file") if button.get_attribute("data-open") == "file" else ("#reception", "#f-reception")
            )
            expect(page.locator(dialog)).to_be_visible()
            page.locator(f"{form} [type=submit]").click()
            page.keyboard.press("Escape")
            expect(page.locator(dialog)).to_be_hidden()
    assert acts(api) == []


def test_a_reception_is_reviewed_and_confirmed(reception: Page, api: FakeApi) -> None:
    reception.locator("#r-wanting").check()
    reception.locator("#r-name").fill("Jean Bon")
    reception.locator("#r-text").fill("Un coin enfoncé")
    review = "Vous confirmez : colis 1, reçu le 6 août 2026, réserves : Un coin enfoncé, par Jean Bon"
    assert reception.locator("#r-review").inner_text().replace("\u202f", " ") == review
    expect(reception.locator("#r-law")).to_contain_text("lundi 10\u00a0août")
    expect(reception.locator("#r-letter")).to_contain_text("le 6 août 2026")
    expect(reception.locator("#r-letter")).to_contain_text("Un coin enfoncé")
    expect(reception.locator("#f-reception [type=submit]")).to_have_text("Confirmer, avec réserves")
    reception.locator("#f-reception [type=submit]").click()
    expect(reception.locator("#reception")).to_be_hidden()
    assert (api.writes()[-1].path, api.writes()[-1].body) == (
        RECEPTION,
        {"name": "Jean Bon", "parcel": 1, "received_on": "2026-08-06", "remarks": "Un coin enfoncé"},
    )


def test_who_is_abroad_is_told_of_no_french_law(opened: Opened, api: FakeApi) -> None:
    about = next(row["confirm"] for row in api.documents["45MR02G00A"]["fr"]["deliveries"]["rows"] if row["confirm"])
    about |= {"carrier": [], "letter": None}
    page = opened("partial")
    page.locator("#confirm-1").click()
    page.locator("#r-wanting").check()
    expect(page.locator("#r-law")).to_contain_text("Écrivez aussi sur le bon du transporteur")
    expect(page.locator("#r-law").get_by_text("L133-3")).to_be_hidden()
    expect(page.locator("#r-law summary")).to_be_hidden()


def test_a_whole_parcel_has_no_remarks_whatever_was_typed_before(reception: Page, api: FakeApi) -> None:
    reception.locator("#r-wanting").check()
    reception.locator("#r-text").fill("Un coin enfoncé")
    reception.locator("#r-whole").check()
    expect(reception.locator("#r-law")).to_be_hidden()
    reception.locator("#r-name").fill("Jean Bon")
    reception.locator("#f-reception [type=submit]").click()
    expect(reception.locator("#reception")).to_be_hidden()
    assert api.writes()[-1].body["remarks"] is None


def test_remarks_are_said_in_words(reception: Page, api: FakeApi) -> None:
    reception.locator("#r-wanting").check()
    reception.locator("#r-name").fill("Jean Bon")
    reception.locator("#f-reception [type=submit]").click()
    expect(reception.locator("#r-text-x")).to_be_visible()
    expect(reception.locator("#r-text")).to_be_focused()
    assert acts(api) == []


def test_a_parcel_that_has_not_arrived_is_reported_as_a_question_about_it(reception: Page, api: FakeApi) -> None:
    reception.locator("#r-absent").check()
    expect(reception.locator("#r-date")).to_be_hidden()
    reception.locator("#r-name").fill("Jean Bon")
    reception.locator("#f-reception [type=submit]").click()
    expect(reception.locator("#reception")).to_be_hidden()
    sent = {"name": "Jean Bon", "question": "Le colis 1 n’est pas arrivé.", "parcel": 1}
    assert (api.writes()[-1].path, api.writes()[-1].body) == (QUESTION, sent)


def test_nothing_that_was_written_of_one_dossier_is_left_in_another(reception: Page, opened: Opened) -> None:
    reception.locator("#r-name").fill("Jean Bon")
    reception.keyboard.press("Escape")
    page = opened("ordered")
    page.locator("#confirm-1").click()
    expect(page.locator("#r-name")).to_have_value("")
    expect(page.locator("#r-date")).not_to_have_value("")


@pytest.mark.parametrize("day", ["", "2026-08-02", "2026-08-07"])
def test_a_day_out_of_range_is_not_sent(reception: Page, api: FakeApi, day: str) -> None:
    reception.locator("#r-name").fill("Jean Bon")
    reception.locator("#r-date").fill(day)
    reception.locator("#f-reception [type=submit]").click()
    expect(reception.locator("#r-date-x")).to_be_visible()
    assert acts(api) == []


def test_a_reception_without_a_name_is_not_sent(reception: Page, api: FakeApi) -> None:
    reception.locator("#f-reception [type=submit]").click()
    expect(reception.locator("#r-name")).to_be_focused()
    assert acts(api) == []


def test_a_dossier_changed_meanwhile_is_read_again_and_the_typing_kept(question: Page, api: FakeApi) -> None:
    api.stale = True
    ask_question(question)
    expect(question.locator("#f-question .msg")).to_contain_text("Le dossier a changé entre-temps.")
    expect(question.locator("#q-text")).to_have_value("Quand ?")
    expect(question.locator(".verdict")).to_have_text("Version 12.")
    question.locator("#f-question [type=submit]").click()
    expect(question.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    assert api.writes()[-1].headers["If-Match"] == '"00000000000c"'


def test_a_refusal_says_that_nothing_was_done(question: Page, api: FakeApi) -> None:
    api.failing = {"POST": 500}
    ask_question(question)
    expect(question.locator("#f-question .msg")).to_contain_text("La question n’est pas partie.")
    expect(question.locator("#f-question .msg")).to_contain_text("Rien n’a été enregistré.")
    expect(question.locator("#q-text")).to_have_value("Quand ?")


def test_a_retry_carries_the_same_key_and_another_content_another(question: Page, api: FakeApi) -> None:
    api.failing = {"POST": 504}
    ask_question(question)
    expect(question.locator("#f-question .msg")).to_contain_text("Nous n’avons pas reçu la réponse.")
    for text in ("Quand ?", "Où ?"):
        with question.expect_response(f"**{QUESTION}?lang=fr"):
            ask_question(question, text)
        # Until the page has the answer whole, it sends nothing else.
        expect(question.locator("#f-question [type=submit]")).not_to_have_attribute("aria-busy", "true")
    keys = [asked.headers["Idempotency-Key"] for asked in api.writes() if asked.path == QUESTION]
    assert keys[0] == keys[1] != keys[2]


def test_pressing_twice_sends_once(question: Page, api: FakeApi) -> None:
    held = Held(question, f"**{QUESTION}?*")
    question.locator("#q-text").fill("Quand ?")
    question.locator("#q-name").fill("Jean Bon")
    question.locator("#f-question [type=submit]").dblclick()
    held.release()
    expect(question.locator("#f-question .msg")).to_contain_text("Question envoyée.")
    assert acts(api) == [QUESTION]
