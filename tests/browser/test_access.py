"""Who has access: what is read, who is let in and shut out, one's own link made anew, and where the focus goes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.axe import DIALOG, ENDS, WIDTHS, examine
from tests.browser import access
from tests.browser.answers import problem
from tests.browser.conftest import Opened
from tests.browser.fake_api import FakeApi
from tests.browser.test_sideways import sideways
from tests.patience import NOT_BLANK

pytestmark = pytest.mark.looks

ROUTE = f"/api/dossiers/{access.REFERENCE}"
PEOPLE = "[data-slot=people] tbody tr"
SHEETS = {"share": "#act-share", "remove-l4": "#act-remove-l4", "remove-all": "#act-remove-all", "replace": "#act-replace-l1"}


def open_sheet(page: Page, name: str) -> Page:
    """Open a sheet."""
    page.locator(SHEETS[name]).click()
    expect(page.locator(f"#{name}")).to_be_visible()
    return page


def send(page: Page, name: str = "Jean Bon") -> None:
    """Type the name and send."""
    page.locator("dialog[open] [name=name]").fill(name)
    page.locator("dialog[open] [type=submit]").click()


def sent(api: FakeApi) -> list[tuple[str, object]]:
    """The acts that reached the API."""
    return [(asked.path.removeprefix(ROUTE), asked.body) for asked in api.writes() if asked.path != "/api/links"]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_says_who_what_since_when_and_what_last(accessed: Opened, language: str, width: int) -> None:
    page = accessed(language)
    page.set_viewport_size({"width": width, "height": 800})
    document = access.access(language)
    for row, person in zip(page.locator(PEOPLE).all(), document["people"], strict=True):
        shown = re.sub(r"\s+", " ", row.inner_text())
        texts = (person[key] for key in ("name", "email", "can_do", "origin", "since", "last_act", "until", "why_not"))
        assert all(re.sub(r"\s+", " ", text) in shown for text in texts if text), shown
        expect(row.locator("button")).to_have_count(1 if person["act"] else 0)
    expect(page.locator("[data-slot=verdict] b")).to_have_text(document["outside_note"])
    expect(page.locator("[data-slot=removed] li")).to_contain_text(document["removed"][0]["who"])
    expect(page.locator("[data-slot=note]")).to_have_text(document["read_note"])
    expect(page.locator("#foot")).to_have_text(document["foot"])
    assert page.title().startswith(document["title"])


def test_every_control_says_aloud_whose_link_it_is(accessed: Opened) -> None:
    page = accessed()
    expect(page.get_by_role("button", name="Retirer le lien confié à Mia Svensson")).to_have_count(1)
    expect(page.get_by_role("button", name="Remplacer votre lien")).to_have_count(1)
    expect(page.get_by_role("row")).to_have_count(6)


def test_the_way_back_leads_to_the_dossier_and_the_address_can_be_loaded_again(accessed: Opened, url: str) -> None:
    page = accessed()
    page.reload()
    expect(page.locator(PEOPLE)).to_have_count(5)
    page.locator(".back a").click()
    expect(page).to_have_url(f"{url}/suivi/#{access.REFERENCE}")
    expect(page.locator(".track").first).to_be_visible()


def test_a_colleague_is_let_in_as_the_sheet_says(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "share")
    expect(page.locator("#share-title")).to_be_focused()
    button = page.locator("#share [type=submit]")
    expect(button).to_have_text("Envoyer un lien de lecture")
    page.locator("#share-email").fill("luc.martin@bigcorp.example")
    expect(page.locator("#share-warning")).to_have_count(0)
    page.locator("#share-contact").fill("Luc Martin")
    page.locator("#share-language").select_option("en")
    page.locator("#share-scope-1").check()
    expect(button).to_have_text("Envoyer un lien pour agir")
    page.locator("#share-until").fill("2026-12-31")
    expect(page.locator("#share .recap")).to_contain_text("31 décembre")
    page.locator("#share-comment").fill("Pour la réception.\nMerci, Jean")
    send(page)
    expect(page.locator("#share")).to_have_count(0)
    body = {
        "name": "Jean Bon", "email": "luc.martin@bigcorp.example", "contact_name": "Luc Martin", "language": "en", "scope": "act",
        "expires": "2026-12-31", "comment": "Pour la réception. Merci, Jean",
    }  # fmt: skip
    assert sent(api) == [("/shares", body)]
    asked = api.writes()[-1]
    assert (asked.headers["If-Match"], len(asked.headers["Idempotency-Key"])) == ('"00000000000b"', 36)
    expect(page.locator(PEOPLE).last).to_contain_text("Luc Martin")
    expect(page.locator("[data-slot=verdict]")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text(
        re.compile(r"^Le lien est parti à luc\.martin@bigcorp\.example\. 6 personnes")
    )


@pytest.mark.parametrize(
    ("typed", "warning"),
    [
        ("mia@nordlab.example", "nordlab.example n’est pas BigCorp Europe."),
        ("x@notbigcorp.example", "notbigcorp.example n’est pas BigCorp Europe."),
        ("ANNA.KOVACS@bigcorp.example", "Anna Kovács a déjà un lien."),
        ("x@BIGCORP.example", None),
        ("x@lab.bigcorp.example", None),
        ("x@nordlab", None),
    ],
)
def test_another_domain_warns_and_stops_nobody(accessed: Opened, typed: str, warning: str | None) -> None:
    page = open_sheet(accessed(), "share")
    page.locator("#share-email").fill(typed)
    if warning is None:
        expect(page.locator("#share-warning")).to_have_count(0)
    else:
        expect(page.locator("#share-warning b")).to_have_text(warning)
    expect(page.locator("#share [type=submit]")).not_to_have_attribute("aria-disabled", "true")


def test_a_warned_address_is_sent_all_the_same(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "share")
    page.locator("#share-email").fill("mia.b@nordlab.example")
    send(page)
    expect(page.locator(PEOPLE)).to_have_count(6)
    assert [path for path, _ in sent(api)] == ["/shares"]


def test_what_is_wrong_is_said_below_each_field(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "share")
    page.locator("#share-until").fill("2001-01-01")
    page.locator("#share [type=submit]").click()
    expect(page.locator("#share-email-x")).to_have_text("Écrivez l’adresse de la personne.")
    expect(page.locator("#share-until-x")).to_contain_text("Choisissez un jour")
    expect(page.locator("#share-name-x")).to_have_text("Écrivez votre nom.")
    expect(page.locator("#share-email")).to_be_focused()
    page.locator("#share-email").fill("mia@nordlab")
    page.locator("#share [type=submit]").click()
    expect(page.locator("#share-email-x")).to_contain_text("adresse entière")
    assert sent(api) == []


def test_what_the_api_refuses_stands_at_its_field_and_what_was_written_stays(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "share")
    page.locator("#share-email").fill("mia@nordlab.example")
    errors = [{"field": "email", "detail": "cette adresse n’existe pas", "fix": ""}]
    api.refusals["shares"] = problem(422, "Refusé.", errors)
    send(page)
    expect(page.locator("#share-email-x")).to_have_text("Cette adresse n’existe pas.")
    api.refusals["shares"] = problem(409, "nous avons retiré son lien\u202f: appelez-nous")
    send(page)
    expect(page.locator("#share .msg--ko")).to_contain_text("Nous avons retiré son lien\u202f: appelez-nous.")
    expect(page.locator("#share-email")).to_have_value("mia@nordlab.example")


def test_escape_closes_the_focus_returns_and_what_was_written_stays(accessed: Opened) -> None:
    page = open_sheet(accessed(), "share")
    page.locator("#share-email").fill("mia@nordlab.example")
    page.locator("#share-scope-2").check()
    page.keyboard.press("Escape")
    expect(page.locator("#act-share")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#share-email")).to_have_value("mia@nordlab.example")
    expect(page.locator("#share-scope-2")).to_be_checked()


def test_a_link_is_removed_from_its_sheet(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "remove-l4")
    dialog = page.locator("#remove-l4")
    expect(dialog.locator("h2")).to_have_text("Retirer le lien confié à Mia Svensson")
    expect(dialog.locator(".about")).to_contain_text("mia.svensson@nordlab.example, lecture, partagé par Jean Bon")
    expect(dialog.locator(".will")).to_contain_text("à la seconde")
    send(page)
    expect(page.locator("#link-l4")).to_have_count(0)
    assert sent(api) == [("/link-removals", {"name": "Jean Bon", "link": "l4"})]
    expect(page.locator("[data-slot=verdict]")).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("Le lien confié à Mia Svensson est retiré. 4 personnes")


def test_all_shared_links_are_removed_by_one_press(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "remove-all")
    expect(page.locator("#remove-all .recap li")).to_have_count(3)
    expect(page.locator("#remove-all [type=submit]")).to_have_text("Retirer 3 liens")
    send(page)
    expect(page.locator(PEOPLE)).to_have_count(2)
    assert sent(api) == [("/link-removals", {"name": "Jean Bon"})]
    expect(page.locator("#act-remove-all")).to_have_count(0)


def test_one_s_own_link_is_replaced_and_nothing_of_the_page_is_left(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "replace")
    expect(page.locator("#replace .will")).to_contain_text("jean.bon@bigcorp.example")
    send(page)
    expect(page.locator("main h1")).to_have_text("Votre lien est remplacé.")
    expect(page.locator("[data-why]")).to_have_text("Le lien neuf est parti à jean.bon@bigcorp.example.")
    expect(page.locator("#announcer")).to_have_text("Votre lien est remplacé.")
    expect(page.locator("main")).to_be_focused()
    assert sent(api) == [("/link-replacements", {"name": "Jean Bon"})]
    assert "Anna" not in page.content()
    page.reload()
    expect(page.locator("main h1")).to_have_text("Ce lien n’ouvre plus de dossier.")


def test_a_link_that_was_replaced_elsewhere_ends_the_page_at_the_next_reading(accessed: Opened, api: FakeApi) -> None:
    page = accessed()
    api.access.over = True
    page.locator("[data-reread]").click()
    expect(page.locator("main h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    assert "Anna" not in page.content()


def test_a_press_after_it_was_replaced_elsewhere_does_too(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "replace")
    api.access.over = True
    send(page)
    expect(page.locator("main h1")).to_have_text("Ce lien n’ouvre plus de dossier.")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_what_changed_meanwhile_is_said_and_nothing_was_sent(accessed: Opened, api: FakeApi) -> None:
    page = open_sheet(accessed(), "remove-l4")
    api.access.late = True
    send(page)
    expect(page.locator("#remove-l4 .msg--you")).to_contain_text("Le dossier a changé pendant que vous écriviez.")
    expect(page.locator("#remove-l4-name")).to_have_value("Jean Bon")
    page.locator("#remove-l4 [type=submit]").click()
    expect(page.locator("#link-l4")).to_have_count(0)


def test_a_link_that_somebody_else_removed_meanwhile_can_be_pressed_no_more(accessed: Opened, api: FakeApi) -> None:
    page = accessed()
    page.locator("#act-remove-l2").click()
    api.access.late = True
    send(page)
    expect(page.locator("#remove-l2 [type=submit]")).to_have_attribute("aria-disabled", "true")


def test_whoever_reads_alone_is_told_who_can(page: Page, opened: Opened, url: str, api: FakeApi) -> None:
    opened("partial")
    api.access.status = 403
    page.goto(f"{url}/acces/#{access.REFERENCE}")
    expect(page.locator("main h1")).to_have_text("Ce lien ne montre pas qui a accès.")
    expect(page.locator("[data-why]")).to_have_text("Ce lien permet de lire ce dossier. Jean Bon peut voir qui a accès.")
    page.locator("[data-back]").click()
    expect(page).to_have_url(f"{url}/suivi/#{access.REFERENCE}")


def test_where_nobody_more_can_be_let_in_it_says_why(accessed: Opened, api: FakeApi) -> None:
    api.access.documents = {language: access.full(page) for language, page in api.access.documents.items()}
    page = accessed()
    expect(page.locator("#act-share")).to_have_count(0)
    expect(page.locator("[data-slot=share]")).to_have_text("50 links were given here: call us.")


def test_who_may_let_in_for_reading_alone_is_offered_no_more(accessed: Opened, api: FakeApi) -> None:
    api.access.documents = {language: access.reading_only(page) for language, page in api.access.documents.items()}
    page = open_sheet(accessed(), "share")
    expect(page.locator("#share [type=radio]")).to_have_count(1)


@pytest.mark.parametrize(("status", "code"), [(503, "E-503"), (429, "E-429")])
def test_what_cannot_be_read_says_so(page: Page, opened: Opened, url: str, api: FakeApi, status: int, code: str) -> None:
    opened("partial")
    api.access.status = status
    page.goto(f"{url}/acces/#{access.REFERENCE}")
    expect(page.locator("[data-code]")).to_have_text(code)
    api.access.status = 200
    page.locator("[data-retry]").click()
    expect(page.locator(PEOPLE)).to_have_count(5)


def test_offline_nothing_can_be_pressed_and_what_was_read_stays(accessed: Opened) -> None:
    page = accessed()
    page.context.set_offline(True)
    expect(page.locator("#act-share")).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator(PEOPLE)).to_have_count(5)
    page.context.set_offline(False)
    expect(page.locator("#act-share")).not_to_have_attribute("aria-disabled", "true")


def test_without_a_dossier_in_the_address_the_way_in_is_told(page: Page, url: str) -> None:
    page.goto(f"{url}/acces/")
    expect(page.locator("main h1")).to_have_text("Suivez le lien de votre message.")
    page.goto(f"{url}/acces/#45MR98G00A")
    expect(page.locator("main h1")).to_have_text("Ce lien n’ouvre plus de dossier.")


def test_reading_asks_for_nothing_but_a_reading(accessed: Opened, api: FakeApi) -> None:
    page = accessed()
    page.locator("[data-reread]").click()
    expect(page.locator("[data-slot=fresh]")).to_have_text(re.compile("^Inchangé"))
    assert sent(api) == []
    assert api.reads()[-1].headers["If-None-Match"].startswith('"00000000000b-')


def test_forgetting_leaves_nothing(accessed: Opened, url: str) -> None:
    page = accessed()
    page.locator("#forget button").click()
    expect(page.locator("main h1")).to_have_text("Ce dossier est oublié sur cet appareil.")
    expect(page).to_have_url(f"{url}/acces/")


def test_tab_stays_in_the_sheet(accessed: Opened) -> None:
    page = open_sheet(accessed(), "share")
    for _ in range(14):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")


def test_on_paper_are_people_and_no_controls(accessed: Opened) -> None:
    page = accessed()
    page.emulate_media(media="print")
    expect(page.locator("#link-l2")).to_be_visible()
    expect(page.locator("#act-share")).to_be_hidden()
    expect(page.locator("#act-remove-l2")).to_be_hidden()
    expect(page.locator("[data-slot=print-address]")).to_have_text(NOT_BLANK)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_obstacle_on_the_page(accessed: Opened, language: str) -> None:
    examine(accessed(language), WIDTHS if language == "fr" else ENDS)


@pytest.mark.parametrize("name", list(SHEETS))
def test_no_obstacle_in_its_sheets(accessed: Opened, name: str) -> None:
    page = open_sheet(accessed(), name)
    if name == "share":
        page.locator("#share-email").fill("mia@nordlab.example")
    page.locator(f"#{name} [type=submit]").click()
    expect(page.locator(f"#{name} .msg--ko")).to_be_visible()
    examine(page, ENDS, DIALOG)


@pytest.mark.parametrize("state", ["refused", "replaced", "waiting"])
def test_no_obstacle_in_its_other_states(page: Page, url: str, accessed: Callable[..., Page], api: FakeApi, state: str) -> None:
    shown = accessed()
    if state == "replaced":
        send(open_sheet(shown, "replace"))
        expect(shown.locator("main h1")).to_have_text(NOT_BLANK)
    elif state == "refused":
        api.access.status = 403
        shown.reload()
        expect(shown.locator("[data-why]")).to_have_text(NOT_BLANK)
    else:
        page.route("**/access?*", lambda route: None)
        shown.reload()
        expect(shown.locator(".wait .sk").first).to_be_visible()
    examine(shown, ENDS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_never_scrolls_sideways_whatever_people_wrote(accessed: Opened, api: FakeApi, language: str) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff" * 3
    for document in api.access.documents.values():
        for row in document["people"]:
            row |= {"name": long, "email": f"{long}@{long}.example", "about": long, "last_act": long, "origin": long}
        document["removed"][0] |= {"who": long, "note": long}
        document |= {"outside_note": long, "email": f"{long}@example.org"}
    page = accessed(language)
    assert sideways(page) == {}
    for name in SHEETS:
        page.set_viewport_size({"width": 1280, "height": 800})
        open_sheet(page, name)
        if name == "share":
            page.locator("#share-email").fill(f"{long}@{long}.example")
        assert sideways(page, (320, 768, 1280)) == {}, name
        page.keyboard.press("Escape")
