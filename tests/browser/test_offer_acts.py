"""Acts of an offer from the page: one sheet, sent once, refused in words, with the figures of now."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held

pytestmark = pytest.mark.looks

RESERVABLE, RESERVED = "45MR07G00A", "45MR08G00A"
ROUTE = f"/api/dossiers/{RESERVABLE}/reservations"
BOTH = [{"line": 1, "quantity": 1}, {"line": 2, "quantity": 1}]


@pytest.fixture
def dialog(opened: Opened) -> Page:
    """The sheet in which two lines of an offer are reserved."""
    page = opened("reservable")
    page.locator("#act-reserve").click()
    expect(page.locator("#reserve")).to_be_visible()
    return page


def sent(api: FakeApi) -> list[str]:
    """The acts that reached the API."""
    return [asked.path for asked in api.writes() if asked.path != "/api/links"]


def send(page: Page, name: str = "Jean Bon") -> None:
    """Type the name and send."""
    page.locator("dialog[open] [name=name]").fill(name)
    page.locator("dialog[open] [type=submit]").click()


def test_a_reservation_is_sent_as_its_sheet_says(dialog: Page, api: FakeApi) -> None:
    expect(dialog.locator("#reserve [type=submit]")).to_have_text("Réserver 2 lignes")
    send(dialog)
    expect(dialog.locator("#reserve")).to_be_hidden()
    asked = api.writes()[-1]
    assert (asked.path, asked.body) == (ROUTE, {"name": "Jean Bon", "lines": BOTH, "until": "2026-08-20"})
    assert (asked.headers["If-Match"], len(asked.headers["Idempotency-Key"])) == ('"00000000000b"', 36)
    # What became of it takes the focus, and is spoken.
    expect(dialog.locator("[data-slot=verdict]")).to_be_focused()
    expect(dialog.locator("#announcer")).to_have_text("Pièces réservées. Version 12.")


def test_what_happens_is_said_before_the_press(dialog: Page) -> None:
    recap = dialog.locator("#reserve .recap")
    expect(recap).to_contain_text("jeudi 20 août, 18\u00a0h")
    expect(recap.locator("li").nth(1)).to_contain_text("1 sur 2")
    dialog.locator("#reserve-q1-c").uncheck()
    dialog.locator("#reserve-until").fill("2026-08-12")
    expect(dialog.locator("#reserve [type=submit]")).to_have_text("Réserver 1 ligne")
    expect(recap.locator("li").nth(0)).to_contain_text("non")
    expect(recap).to_contain_text("mercredi 12 août, 18\u00a0h")


def test_what_is_not_there_cannot_be_chosen_and_says_when_it_comes(dialog: Page) -> None:
    expect(dialog.locator("#reserve-q3-c")).to_be_disabled()
    expect(dialog.locator("#reserve .counts .no")).to_contain_text("attendu le 19 août".replace("19 ", "19\u00a0"))


def test_the_focus_goes_to_the_heading_and_back_and_what_was_written_stays(dialog: Page) -> None:
    expect(dialog.locator("#reserve-title")).to_be_focused()
    dialog.locator("#reserve-name").fill("Jean Bon")
    dialog.locator("#reserve-q1-c").uncheck()
    dialog.keyboard.press("Escape")
    expect(dialog.locator("#act-reserve")).to_be_focused()
    dialog.keyboard.press("Enter")
    expect(dialog.locator("#reserve-name")).to_have_value("Jean Bon")
    expect(dialog.locator("#reserve-q1-c")).not_to_be_checked()


def test_what_is_wrong_is_said_below_each_field_and_linked_above(dialog: Page, api: FakeApi) -> None:
    dialog.locator("#reserve-q2").fill("2")
    dialog.locator("#reserve-until").fill("2026-08-29")
    dialog.locator("#reserve [type=submit]").click()
    expect(dialog.locator("#reserve-q2-x")).to_contain_text("De 1 à 1")
    expect(dialog.locator("#reserve-until-x")).to_contain_text("entre le jeudi 6 août et le vendredi 28 août")
    expect(dialog.locator("#reserve-name-x")).to_have_text("Écrivez votre nom.")
    expect(dialog.locator("#reserve-q2")).to_be_focused()
    summary = dialog.locator("#reserve .msg--ko")
    expect(summary).to_contain_text("La réservation n’est pas partie.")
    summary.get_by_text("Votre nom").click()
    expect(dialog.locator("#reserve-name")).to_be_focused()
    assert sent(api) == []
    dialog.locator("#reserve-q2").fill("1")
    dialog.locator("#reserve-until").fill("2026-08-28")
    send(dialog)
    expect(dialog.locator("#reserve")).to_be_hidden()


def test_no_line_is_no_reservation(dialog: Page, api: FakeApi) -> None:
    dialog.locator("#reserve-q1-c").uncheck()
    dialog.locator("#reserve-q2-c").uncheck()
    send(dialog)
    expect(dialog.locator("#reserve-lines-x")).to_be_visible()
    assert sent(api) == []


def test_a_dossier_that_changed_sends_nothing_and_marks_what_changed(dialog: Page, api: FakeApi) -> None:
    about = api.documents[RESERVABLE]["fr"]["acts"]["offer"]["reserve"]
    about["lines"][1] |= {"most": 0, "wait": True, "text": "Plus en stock, attendu le 14 août", "note": "attendu le 14 août"}
    api.stale = True
    send(dialog)
    expect(dialog.locator("#reserve .msg--you")).to_contain_text("Le dossier a changé pendant que vous écriviez.")
    expect(dialog.locator("#reserve .msg--you")).to_contain_text("Rien n’a été réservé.")
    expect(dialog.locator("#reserve .recap .changed")).to_have_count(1)
    expect(dialog.locator("#reserve .recap .changed")).to_contain_text("non")
    expect(dialog.locator("#reserve-name")).to_have_value("Jean Bon")
    dialog.locator("#reserve [type=submit]").click()
    expect(dialog.locator("#reserve")).to_be_hidden()
    assert api.writes()[-1].body["lines"] == BOTH[:1]
    assert api.writes()[-1].headers["If-Match"] == '"00000000000c"'


def test_a_sheet_is_sent_at_the_version_that_its_figures_are_of(dialog: Page, api: FakeApi) -> None:
    api.stale = True
    # The page reads itself again behind the sheet; the reader still sees the old figures.
    dialog.evaluate(
        "fetch('/api/dossiers/45MR07G00A/questions', {method: 'POST', headers: {'Idempotency-Key': 'k', 'If-Match': '*'}})"
    )
    dialog.evaluate("document.querySelector('[data-reread]').click()")
    expect(dialog.locator(".verdict")).to_have_text("Version 12.")
    send(dialog)
    expect(dialog.locator("#reserve .msg--you")).to_be_visible()
    assert api.writes()[-1].headers["If-Match"] == '"00000000000b"'


def test_a_refusal_says_why_and_shows_what_there_is_now(dialog: Page, api: FakeApi) -> None:
    about = api.documents[RESERVABLE]["fr"]["acts"]["offer"]["reserve"]
    about["lines"][1] |= {"most": 0, "wait": True, "text": "Plus en stock, 2 attendues le 14 août"}
    api.refusals["reservations"] = problem(409, "la dernière buse est partie avec une autre commande")
    send(dialog)
    refusal = dialog.locator("#reserve .msg--ko")
    expect(refusal).to_contain_text("La réservation n’est pas partie. Rien n’a été réservé.")
    expect(refusal).to_contain_text("La dernière buse est partie avec une autre commande.")
    expect(dialog.locator("#reserve-q2-c")).to_be_disabled()
    expect(dialog.locator("#reserve .counts .changed")).to_contain_text("Plus en stock")
    expect(dialog.locator("#reserve [type=submit]")).to_have_text("Réserver 1 ligne")


def test_what_the_api_finds_wrong_stands_below_its_field(dialog: Page, api: FakeApi) -> None:
    wrong = {"field": "until", "detail": "ce jour est passé", "fix": "Corrigez, ou relisez ce qui est enregistré."}
    api.refusals["reservations"] = problem(422, errors=[wrong])
    send(dialog)
    expect(dialog.locator("#reserve-until-x")).to_have_text("Ce jour est passé.")
    expect(dialog.locator("#reserve-until")).to_be_focused()


def test_an_act_that_is_not_offered_any_more_is_not_sent_again(dialog: Page, api: FakeApi) -> None:
    api.documents[RESERVABLE]["fr"]["acts"]["offer"]["reserve"] = None
    api.refusals["reservations"] = problem(409, "Cette offre a été retirée.")
    send(dialog)
    expect(dialog.locator("#reserve .msg--ko")).to_contain_text("Cette offre a été retirée.")
    dialog.locator("#reserve [type=submit]").click(force=True)
    assert sent(api) == [ROUTE]


def test_what_was_done_meanwhile_is_told_by_where_it_stands(dialog: Page, api: FakeApi) -> None:
    api.documents[RESERVABLE]["fr"]["acts"]["offer"]["reserve"] = None
    api.stale = True
    send(dialog)
    message = dialog.locator("#reserve .msg--you")
    expect(message).to_contain_text("ce geste n’est plus proposé. Où en est le dossier : Version 12.")
    expect(message).not_to_contain_text("Rien n’a été réservé")


def test_pressing_twice_sends_once(dialog: Page, api: FakeApi) -> None:
    held = Held(dialog, f"**{ROUTE}?*")
    dialog.locator("#reserve-name").fill("Jean Bon")
    dialog.locator("#reserve [type=submit]").dblclick()
    expect(dialog.locator("#reserve [type=submit]")).to_have_text("Envoi…")
    held.release()
    expect(dialog.locator("#reserve")).to_be_hidden()
    assert sent(api) == [ROUTE]


def test_an_answer_that_got_lost_is_asked_for_again_under_the_same_key(dialog: Page, api: FakeApi) -> None:
    api.failing = {"POST": 504}
    send(dialog)
    expect(dialog.locator("#reserve .msg--ko")).to_contain_text("Nous n’avons pas reçu la réponse.")
    api.failing = {}
    dialog.locator("#reserve [type=submit]").click()
    expect(dialog.locator("#reserve")).to_be_hidden()
    keys = {asked.headers["Idempotency-Key"] for asked in api.writes() if asked.path == ROUTE}
    assert (len(sent(api)), len(keys)) == (2, 1)


@pytest.mark.parametrize(
    ("act", "route", "button", "sentence"),
    [
        ("extend", "reservation-extensions", "Garder jusqu’au 28\u00a0août", "vendredi 28\u00a0août, 18\u00a0h"),
        ("release", "reservation-releases", "Rendre 2 lignes", "remis en vente à l’instant"),
    ],
)
def test_a_reservation_is_extended_and_given_back(
    opened: Opened, api: FakeApi, act: str, route: str, button: str, sentence: str
) -> None:
    page = opened("reserved")
    page.locator(f"#act-{act}").click()
    expect(page.locator(f"#{act}")).to_contain_text(sentence)
    expect(page.locator(f"#{act} [type=submit]")).to_have_text(button)
    why = {"comment": "Bon de commande en signature"} if act == "extend" else {}
    for text in why.values():
        page.get_by_label("Pourquoi").fill(text)
    send(page)
    expect(page.locator(f"#{act}")).to_be_hidden()
    assert (api.writes()[-1].path, api.writes()[-1].body) == (f"/api/dossiers/{RESERVED}/{route}", {"name": "Jean Bon", **why})


def test_a_name_is_typed_whatever_the_act(opened: Opened, api: FakeApi) -> None:
    page = opened("reserved")
    page.locator("#act-release").click()
    page.locator("#release [type=submit]").click()
    expect(page.locator("#release-name")).to_be_focused()
    assert sent(api) == []


def test_acts_are_loaded_when_they_are_asked_for(opened: Opened) -> None:
    page = opened("reservable")
    page.wait_for_load_state("networkidle")
    named = "performance.getEntriesByType('resource').filter(({ name }) => /acts\\./.test(name)).length"
    assert page.evaluate(named) == 0
    page.locator("#act-reserve").click()
    expect(page.locator("#reserve")).to_be_visible()
    assert page.evaluate(named) == 2


@pytest.mark.parametrize(
    ("name", "act", "scripts"),
    [("orderable", "order", ["acts", "dossier", "offer"]), ("reserved", "extend", ["acts", "dossier"])],
)
def test_what_orders_has_a_script_of_its_own(opened: Opened, name: str, act: str, scripts: list[str]) -> None:
    page = opened(name)
    page.locator(f"#act-{act}").click()
    expect(page.locator(f"#{act}")).to_be_visible()
    named = "performance.getEntriesByType('resource').map(({ name }) => name)"
    loaded = [match[1] for name in page.evaluate(named) if (match := re.search(r"(\w+)\.fr\.\w+\.js$", name))]
    assert sorted(loaded) == scripts


def test_an_act_that_cannot_be_loaded_says_so(opened: Opened) -> None:
    page = opened("reservable")
    page.route("**/acts.*.css", lambda route: route.fulfill(status=503, body=""))
    page.locator("#act-reserve").click()
    expect(page.locator("[data-slot=todo]")).to_contain_text("n’a pas pu être lue")
    page.unroute("**/acts.*.css")
    page.locator("#act-reserve").click()
    expect(page.locator("#reserve")).to_be_visible()


def test_the_end_of_a_reservation_goes_into_the_readers_calendar(opened: Opened) -> None:
    link = opened("reserved", "en").get_by_role("link", name="End of the reservation, for your calendar (.ics)")
    expect(link).to_have_attribute("href", "/api/dossiers/45MR08G00A/reservation.ics")
    expect(opened("reservable").locator("[href$='.ics']")).to_have_count(0)


def test_paper_says_nothing_of_what_is_pressed(opened: Opened) -> None:
    page = opened("reservable")
    note = page.locator("#act-reserve + p")
    expect(note).to_be_visible()
    page.emulate_media(media="print")
    expect(note).to_be_hidden()
    expect(page.locator("#act-reserve")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_an_offer_that_is_ordered_by_telephone_says_whom_to_call(opened: Opened, api: FakeApi, width: int) -> None:
    note = "Nous prenons cette commande par téléphone\u00a0: appelez-nous."
    phone = {"kind": "phone", "text": "Appeler le 04\u00a065\u00a071\u00a000\u00a012", "href": "tel:+33465710012"}
    document = api.documents["45MR09G00A"]["fr"]
    document["ordering"] = None
    document["todo"] |= {"acts": [], "notes": [note], "links": [phone]}
    page = opened("orderable")
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator("#act-order")).to_have_count(0)
    expect(page.locator("dialog#order")).to_be_hidden()
    expect(page.locator(".todo")).to_contain_text(note)
    call = page.locator(".todo a[href='tel:+33465710012']")
    expect(call).to_be_visible()
    box = call.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 24
