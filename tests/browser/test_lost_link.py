"""The form for a lost link: what it asks, what it tells before it asks, and the same answer whatever there is."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from static_site.pages import PAGES
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.held import Held
from tests.browser.page_clock import stop_the_clock
from tests.browser.test_keyboard import FOCUSABLE, NAMES, SMALLEST
from tests.browser.tokens import token_of
from tests.patience import eventually

SEND = "form[data-lost] [type=submit]"
ADDRESS = "jean.bon@bigcorp.example"
LOST = PAGES["lost_link"]
PHONE = "04 65 71 00 12"


@pytest.fixture(params=["fr"])
def lost(request: pytest.FixtureRequest, page: Page, url: str, api: FakeApi) -> Page:
    """The page, as it is found."""
    page.goto(url + LOST.address(request.param))
    return page


def sent(api: FakeApi) -> list[Any]:
    """What was asked for."""
    return [asked.body for asked in api.asked if asked.path == "/api/lost-links"]


def test_an_address_alone_is_enough(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-email").fill(f"  {ADDRESS} ")
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_focused()
    expect(lost.locator(".noted")).to_contain_text("le lien de toutes ses offres et commandes arrive dans les cinq minutes")
    assert sent(api) == [{"email": ADDRESS, "lang": "fr"}]


def test_all_that_was_typed_is_sent_once_and_shown(lost: Page, api: FakeApi) -> None:
    held = Held(lost, "**/api/lost-links*")
    typed = {"number": "45kl 89g-ooe", "email": ADDRESS, "name": "Jean Bon", "company": "BigCorp", "phone": "+33 4 76 00 00 00"}
    for name, text in typed.items():
        lost.locator(f"#lost-{name}").fill(text)
    lost.locator(SEND).dblclick()
    expect(lost.locator(SEND)).to_have_text("Envoi…")
    expect(lost.locator("#announcer")).to_have_text("Envoi…")
    lost.locator("#lost-phone").press("Enter")
    held.release()
    for text in ("45KL89G00E", *list(typed.values())[1:]):
        expect(lost.locator(".noted dl")).to_contain_text(text)
    assert sent(api) == [typed | {"number": "45KL89G00E", "lang": "fr"}]


def test_the_answer_says_when_and_until_when_to_wait(page: Page, url: str, api: FakeApi) -> None:
    stop_the_clock(page)
    page.goto(url + LOST.address("fr"))
    page.locator("#lost-email").fill(ADDRESS)
    page.locator(SEND).click()
    title = page.locator(".noted b").first
    expect(title).to_have_text(re.compile(r"^C’est noté, à \d+\sh\s\d\d\.$"))
    hours = [int(part) for part in re.findall(r"\d+", f"{title.inner_text()} {page.locator('.noted h2').inner_text()}")]
    assert (hours[2] * 60 + hours[3] - hours[0] * 60 - hours[1]) % (24 * 60) == 6
    expect(page.locator("#announcer")).to_have_text(re.compile("^C’est noté, à .* cinq minutes.$"))
    expect(page.locator(".noted .short li")).to_have_count(4)
    expect(page.locator(".noted")).to_contain_text("service.client@granuloshop.com")
    assert PHONE in page.locator(".noted").inner_text().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("language", "title"), [("fr", "Le lien n’est pas demandé."), ("en", "The link was not asked for.")])
@pytest.mark.parametrize("typed", ["", "  ", "jean", "jean@bigcorp", '"jean bon"@bigcorp.fr', "jean@bigcorp.fr, paul@bigcorp.fr"])
def test_what_is_no_address_is_never_sent(page: Page, url: str, api: FakeApi, typed: str, language: str, title: str) -> None:
    page.goto(url + LOST.address(language))
    page.locator("#lost-email").fill(typed)
    for _ in range(3):
        page.locator(SEND).click()
        expect(page.locator(".msg--ko b")).to_have_text(title)
    expect(page.locator("#lost-email")).to_be_focused()
    expect(page.locator("#lost-email")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#lost-email-x")).to_be_visible()
    expect(page.locator("#lost-email")).to_have_value(typed)
    assert sent(api) == []


def test_a_typo_of_our_own_numbers_is_told_at_once_and_asks_nobody(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-number").fill("K7D39QM2R1")
    lost.locator("#lost-email").focus()
    expect(lost.locator("#lost-number-x")).to_contain_text("Un caractère ne va pas")
    expect(lost.locator("#lost-number")).to_have_attribute("aria-invalid", "true")
    lost.locator("#lost-number").fill("45KL89GOOE")
    expect(lost.locator("#lost-number-x")).to_be_hidden()
    assert api.asked == []


def test_the_second_press_insists(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-number").fill("K7D39QM2R1")
    lost.locator("#lost-email").fill("jean.bon@gmial.com")
    lost.locator(SEND).click()
    expect(lost.locator(".msg--ko")).to_contain_text("Deux points à relire : l’identifiant, l’adresse. Envoyer une seconde fois")
    expect(lost.locator("#lost-number")).to_be_focused()
    expect(lost.locator("#lost-email-x")).to_contain_text("Vouliez-vous écrire jean.bon@gmail.com")
    lost.locator(".msg--ko a").last.click()
    expect(lost.locator("#lost-email")).to_be_focused()
    assert sent(api) == []
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    assert sent(api) == [{"number": "K7D39QM2R1", "email": "jean.bon@gmial.com", "lang": "fr"}]


def test_what_was_changed_meanwhile_is_judged_anew(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-email").fill("jean.bon@gmial.com")
    lost.locator(SEND).click()
    expect(lost.locator(".msg--you")).to_contain_text("Un point à relire : l’adresse.")
    lost.locator("#lost-email").fill("jean.bon@hotmial.com")
    lost.locator(SEND).click()
    expect(lost.locator("#lost-email-x")).to_contain_text("jean.bon@hotmail.com")
    assert sent(api) == []


def test_what_was_meant_is_written_by_a_press(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-email").fill("jean.bon@gmial.com")
    lost.locator("#lost-name").focus()
    lost.locator("#lost-email-x button").click()
    expect(lost.locator("#lost-email")).to_be_focused()
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    assert sent(api) == [{"email": "jean.bon@gmail.com", "lang": "fr"}]


@pytest.mark.parametrize("number", ["GL3-01187", "F26-00412", "BC-2026/081", "4500012345"])
def test_a_number_of_another_kind_passes_at_the_first_press(lost: Page, api: FakeApi, number: str) -> None:
    lost.locator("#lost-number").fill(number)
    lost.locator("#lost-email").fill(ADDRESS)
    expect(lost.locator("#lost-number-x")).to_contain_text("numéros de série, de commande, de facture et de bon de livraison")
    expect(lost.locator("#lost-number")).to_have_attribute("aria-invalid", "false")
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    assert sent(api) == [{"number": number, "email": ADDRESS, "lang": "fr"}]


FAULTS = {
    429: ("Le lien n’est pas demandé.", "Trop de demandes viennent de votre réseau"),
    400: ("Le lien n’est pas demandé.", "Le service n’a pas pris cette demande."),
    503: ("Le service ne répond pas.", "Code E-503."),
    500: ("Le service ne répond pas.", "Code E-500."),
}


@pytest.mark.parametrize("status", list(FAULTS))
def test_a_refusal_gives_the_telephone_and_never_says_that_nothing_was_found(lost: Page, api: FakeApi, status: int) -> None:
    api.refusals["lost-links"] = problem(status)
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator(SEND).click()
    shown = lost.locator(".msg--ko")
    for text in FAULTS[status]:
        expect(shown).to_contain_text(text)
    expect(shown.locator("a[href^='tel:']")).to_be_visible()
    expect(lost.locator("[data-result]")).to_be_focused()
    assert not re.search("trouvé|connu|inconnu", shown.inner_text())
    expect(lost.locator("#lost-email")).to_have_value(ADDRESS)
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    assert len(sent(api)) == 2


def test_a_connection_that_breaks_is_no_answer(lost: Page, api: FakeApi) -> None:
    lost.route("**/api/**", lambda route: route.abort())
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator(SEND).click()
    expect(lost.locator(".msg--ko")).to_contain_text("Le service ne répond pas.")
    expect(lost.locator(".msg--ko")).to_contain_text("E-NET")


def test_offline_nothing_is_sent(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-email").fill(ADDRESS)
    lost.context.set_offline(True)
    lost.locator(SEND).click()
    expect(lost.locator(".msg--you")).to_contain_text("Hors connexion : rien n’a été envoyé.")
    lost.context.set_offline(False)
    assert sent(api) == []


def test_a_field_that_the_api_refuses_says_why(lost: Page, api: FakeApi) -> None:
    wrong = {"field": "phone", "detail": "Ce numéro n’en est pas un.", "fix": "Écrivez des chiffres."}
    api.refusals["lost-links"] = problem(422, errors=[wrong])
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator("#lost-phone").fill("zéro")
    lost.locator(SEND).click()
    expect(lost.locator("#lost-phone-x")).to_have_text("Ce numéro n’en est pas un. Écrivez des chiffres.")
    expect(lost.locator("#lost-phone")).to_be_focused()


def test_a_shape_that_the_api_refuses_is_told_in_the_readers_language(lost: Page, api: FakeApi) -> None:
    fix = "send one line of text that can be seen"
    wrong = {"field": "phone", "detail": "the text does not match the field's pattern", "fix": fix}
    api.refusals["lost-links"] = problem(400, errors=[wrong])
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator("#lost-phone").fill("01 02")
    lost.locator(SEND).click()
    expect(lost.locator("#lost-phone-x")).to_have_text("Relisez ce champ : un signe n’y a pas sa place, ou il est trop long.")


def test_a_late_answer_is_told_and_taken(page: Page, url: str, api: FakeApi) -> None:
    stop_the_clock(page)
    held = Held(page, "**/api/lost-links*")
    page.goto(url + LOST.address("fr"))
    page.locator("#lost-email").fill(ADDRESS)
    page.locator(SEND).click()
    expect(page.locator(SEND)).to_have_text("Envoi…")
    page.clock.run_for(7000)
    expect(page.locator(".msg--you")).to_have_count(0)
    page.clock.run_for(1500)
    expect(page.locator(".msg--you")).to_contain_text("La réponse tarde.")
    held.release()
    expect(page.locator(".noted")).to_be_visible()
    expect(page.locator(".msg--you")).to_have_count(0)


def test_back_leads_to_the_form_as_it_was_written_and_forward_to_the_answer(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-number").fill("45KL89G00E")
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    lost.go_back()
    expect(lost.locator("#lost-email")).to_be_focused()
    expect(lost.locator("#lost-email")).to_have_value(ADDRESS)
    expect(lost.locator("#lost-number")).to_have_value("45KL89G00E")
    expect(lost.locator(".noted")).to_have_count(0)
    lost.go_forward()
    expect(lost.locator(".noted")).to_be_visible()
    expect(lost.locator(SEND)).to_be_hidden()
    assert len(sent(api)) == 1


@pytest.mark.parametrize(("named", "field"), [("Essayez-en une autre", "email"), ("Ajouter mes coordonnées", "name")])
def test_the_answer_leads_back_to_what_can_be_written_otherwise(lost: Page, api: FakeApi, named: str, field: str) -> None:
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator(SEND).click()
    lost.get_by_role("button", name=named).click()
    expect(lost.locator(f"#lost-{field}")).to_be_focused()
    lost.locator(f"#lost-{field}").fill("autre@bigcorp.example")
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    assert len(sent(api)) == 2
    lost.go_back()
    expect(lost.locator(f"#lost-{field}")).to_have_value("autre@bigcorp.example")


def test_back_from_another_page_keeps_what_was_written(lost: Page, api: FakeApi, url: str) -> None:
    lost.locator("#lost-number").fill("45KL89G00E")
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator("footer a").nth(1).click()
    expect(lost).to_have_url(url + PAGES["privacy"].address("fr"))
    lost.go_back()
    expect(lost.locator("#lost-email")).to_have_value(ADDRESS)
    expect(lost.locator("#lost-number")).to_have_value("45KL89G00E")


def test_nothing_typed_is_in_an_address_or_kept(lost: Page, api: FakeApi) -> None:
    lost.locator("#lost-number").fill("45KL89G00E")
    lost.locator("#lost-email").fill(ADDRESS)
    lost.locator("#lost-name").fill("Jean Bon")
    lost.locator(SEND).click()
    expect(lost.locator(".noted")).to_be_visible()
    kept = lost.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href])"
    )
    for text in (ADDRESS, "Jean Bon", "45KL89G00E"):
        assert text not in kept
        assert all(text not in asked.path + asked.query + str(asked.headers.get("Referer")) for asked in api.asked)


def test_before_its_script_runs_a_press_sends_nothing_anywhere(page: Page, url: str, api: FakeApi) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(url + LOST.address("fr"))
    page.locator("#lost-email").fill(ADDRESS)
    page.locator(SEND).click()
    expect(page.locator("#lost-email")).to_have_value(ADDRESS)
    expect(page).to_have_url(url + LOST.address("fr"))


@pytest.mark.parametrize("key", ["lost_link", "home"])
def test_without_script_the_page_says_whom_to_write_to_and_call(page: Page, url: str, key: str) -> None:
    source = page.request.get(url + PAGES[key].address("fr")).text().split("<noscript>")[1].split("</noscript>")[0]
    assert "mailto:service.client@granuloshop.com" in source and "tel:+33465710012" in source and PHONE in source


def test_the_number_of_the_address_is_filled_in(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}{LOST.address('fr')}#45MR02G00A")
    expect(page.locator("#lost-number")).to_have_value("45MR02G00A")
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{url}{LOST.address('en')}#45MR02G00A")
    expect(page.locator("#lost-number")).to_have_value("45MR02G00A")


@pytest.mark.parametrize("key", ["home", "example", "dossier", "affairs", "privacy", "api", "missing", "lost_link"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_foot_of_every_page_leads_there(page: Page, url: str, api: FakeApi, key: str, language: str) -> None:
    page.goto(url + PAGES[key].address(language))
    page.locator("footer [data-lost-link]").click()
    expect(page).to_have_url(url + LOST.address(language))


def test_the_home_asks_in_its_place(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}/en/")
    page.locator("#lost-number").fill("GL3-01187")
    page.locator("#lost-email").fill(ADDRESS)
    page.locator(SEND).click()
    expect(page.locator(".todo .noted")).to_contain_text("If the number and the address match an order")
    page.get_by_role("button", name="Add how to reach me").click()
    expect(page.locator("#lost-name")).to_be_focused()
    page.locator("#lost-name").fill("Jean Bon")
    page.locator(SEND).click()
    eventually(page, lambda: len(sent(api)), 2)
    assert sent(api)[1] == {"number": "GL3-01187", "email": ADDRESS, "name": "Jean Bon", "lang": "en"}


def test_the_home_shows_whom_to_call_back_where_it_is_asked(page: Page, url: str, api: FakeApi) -> None:
    page.goto(url)
    page.locator("#lost-email").fill(ADDRESS)
    expect(page.locator("#lost-name")).to_be_hidden()
    page.locator("[data-details-open]").click()
    expect(page.locator("#lost-name")).to_be_focused()
    expect(page.locator("#lost-email")).to_have_value(ADDRESS)
    page.get_by_role("link", name="Où le lire ?").click()
    expect(page.locator("#h-where")).to_be_in_viewport()


@pytest.mark.parametrize("key", ["dossier", "access"])
def test_a_dead_link_asks_in_its_place_with_its_number(page: Page, url: str, api: FakeApi, key: str) -> None:
    page.goto(f"{url}{PAGES[key].address('fr')}#45MR02G00A")
    expect(page.locator("#lost-number")).to_have_value("45MR02G00A")
    page.locator("#lost-email").fill(ADDRESS)
    page.locator(SEND).click()
    expect(page.locator("main .noted")).to_be_visible()
    assert sent(api) == [{"number": "45MR02G00A", "email": ADDRESS, "lang": "fr"}]
    page.get_by_role("button", name="Ajouter mes coordonnées").click()
    expect(page).to_have_url(f"{url}{LOST.address('fr')}#45MR02G00A")
    expect(page.locator("#lost-number")).to_have_value("45MR02G00A")


def test_a_dead_link_to_all_affairs_asks_for_the_address_alone(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}{PAGES['affairs'].address('en')}#{token_of('', 'AR3vokedToken')}")
    page.locator("#lost-email").fill(ADDRESS)
    expect(page.locator("#lost-number")).to_be_hidden()
    page.locator(SEND).click()
    expect(page.locator("main .noted")).to_contain_text("the link to all its quotes and orders")
    assert sent(api) == [{"email": ADDRESS, "lang": "en"}]


def test_where_the_form_cannot_be_loaded_its_page_is_offered(page: Page, url: str, api: FakeApi) -> None:
    page.route("**/lost_link.*.js", lambda route: route.abort())
    page.goto(f"{url}/suivi/?poste=partage#45MR02G00A")
    link = page.locator("main a.btn[data-lost-link]")
    expect(link).to_have_attribute("href", re.compile(rf"{LOST.address('fr')}\?poste=partage#45MR02G00A$"))


def test_a_shared_device_stays_one(page: Page, url: str, api: FakeApi) -> None:
    page.goto(f"{url}/suivi/?poste=partage#45MR02G00A")
    page.locator("main [data-lost-link]").click()
    expect(page).to_have_url(f"{url}{LOST.address('fr')}?poste=partage#45MR02G00A")
    expect(page.locator("form[data-lost]")).to_have_attribute("autocomplete", "off")
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{url}{LOST.address('en')}?poste=partage#45MR02G00A")
    page.locator(".brand").click()
    expect(page).to_have_url(f"{url}/en/?poste=partage")
    page.locator("footer [data-lost-link]").click()
    expect(page).to_have_url(f"{url}{LOST.address('en')}?poste=partage")


def test_a_reduced_view_leads_there_with_its_number(opened: Opened, url: str) -> None:
    page = opened("masked")
    page.locator("main [data-lost-link]").click()
    expect(page).to_have_url(f"{url}{LOST.address('fr')}#45MR99G00A")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_keyboard_reaches_all_in_the_order_of_reading(lost: Page, width: int) -> None:
    lost.set_viewport_size({"width": width, "height": 844})
    expected = lost.locator(FOCUSABLE).evaluate_all(NAMES)
    reached = []
    for _ in expected:
        lost.keyboard.press("Tab")
        reached.append(lost.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert reached == expected
    assert [name for name in reached if name.startswith("lost-")] == [
        f"lost-{name}" for name in ("number", "email", "name", "company", "phone")
    ]
    for control in lost.locator("button:visible, input:visible, .lang a:visible").all():
        box = control.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= SMALLEST
