"""Lines break between words, and not inside what is read as one: an e-mail, GL-300, 4 bar, 1–10 µm, 9 h 14."""

import pytest
from playwright.sync_api import Page

from static_site.no_break import NO_BREAK, without_breaks
from static_site.pages import PAGES
from static_site.texts import LANGUAGES
from tests.browser import samples
from tests.browser.conftest import Opened, Walked
from tests.browser.fake_api import FakeApi
from tests.browser.test_axe import PLAIN

WIDTHS = (320, 390)
BROKEN = r"""([source, lone]) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const place = node.parentElement;
    if (place.closest('.vh, script, style, noscript, template, svg, thead') || !place.checkVisibility()) continue;
    for (const match of node.data.matchAll(new RegExp(source, 'gu'))) {
      const range = document.createRange();
      range.setStart(node, match.index + (lone ? 0 : match[1].length));
      range.setEnd(node, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top / 8)));
      if (lines.size > 1) found.push(match[0]);
    }
  }
  return found;
}"""
"""The matches of a pattern that stand on two lines; those of a pattern that is not `lone` begin with the sign before."""
WORD = r"[\p{L}\p{N}]{2,18}"
NAMES = [
    "Mesure de 1–10 µm",
    "à 4 bar",
    "pour GL-300",
    "par e-mail",
    "de 2 500 µm",
    "sous 230 V",
    "à 50 Hz",
    "de 0,1–2 500 µm",
    "n° F26-0412",
]
LEADS = ["", "Un ", "Une cellule ", "Matériau de référence ", "Détendeur à membrane inox ", "Laboratoire des poudres "]


def broken(page: Page) -> dict[int, list[str]]:
    """What stands on two lines, by width: what the site keeps whole, and words of letters."""
    breaks = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        hours = r"\d{1,2}\u00a0h(?:\u00a0\d\d)?"
        breaks[width] = [
            *page.evaluate(BROKEN, [NO_BREAK.pattern, False]),
            *page.evaluate(BROKEN, [WORD, True]),
            *page.evaluate(BROKEN, [hours, True]),
        ]
    return {width: words for width, words in breaks.items() if words}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_dossier_is_broken(walked: Walked, language: str) -> None:
    for name, page in walked(samples.REFERENCES, language):
        page.locator("details").evaluate_all("(all) => all.forEach((each) => each.setAttribute('open', ''))")
        assert broken(page) == {}, name


def test_what_people_write_is_kept_whole(opened: Opened, api: FakeApi) -> None:
    document = api.documents["45MR02G00A"]["fr"]
    texts = [f"{lead}{name}" for name in NAMES for lead in LEADS]
    document["lines"] = [document["lines"][0] | {"id": number, "name": text, "detail": text} for number, text in enumerate(texts)]
    document["comments"] = " ".join(texts)
    document["deliveries"]["rows"][0] |= {"text": ", ".join(texts), "label": texts[0]}
    document["history"]["entries"] = [document["history"]["entries"][1] | {"title": text, "comment": text} for text in texts]
    assert broken(opened("partial")) == {}


def test_what_is_in_a_parcel_is_kept_whole_where_it_is_confirmed(opened: Opened, api: FakeApi) -> None:
    document = api.documents["45MR02G00A"]["fr"]
    for row in document["deliveries"]["rows"]:
        if row["confirm"]:
            row["confirm"]["content"] = ", ".join(f"{lead}{name}" for name in NAMES for lead in LEADS)
    page = opened("partial")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("#confirm-1").click()
    assert page.get_by_role("heading", name="Le colis 1 est-il arrivé complet").locator(".nb").inner_text() == "est-il"
    assert broken(page) == {}


def test_a_day_and_its_note_are_two_words(opened: Opened) -> None:
    shown = opened("partial").locator(".eta__d").first.evaluate("(node) => node.textContent")
    assert shown == "jeudi 6 août expédié le 3 août"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_affairs_is_broken(listed: Opened, language: str) -> None:
    assert broken(listed(language)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key in PLAIN if key not in ("api", "example")])
def test_no_word_of_a_plain_page_is_broken(page: Page, url: str, key: str, language: str) -> None:
    page.goto(url + PAGES[key].address(language))
    page.evaluate("document.fonts.ready.then(() => true)")
    assert broken(page) == {}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("nom, adresse e-mail, téléphone", ["e-mail"]),
        ("pour GL-300, 4 bar", ["GL-300", "4 bar"]),
        ("matériau 1–10 µm.", ["1–10 µm"]),
        ("0,1–2 500 µm, 230 V, 50 Hz", ["0,1–2 500 µm", "230 V", "50 Hz"]),
        ("c’est un rendez-vous", ["rendez-vous"]),
        ("5 minutes, 3 lignes sur 4", []),
        ("9876-9876-9876-9876-9876", []),
    ],
)
def test_which_words_are_kept(text: str, kept: list[str]) -> None:
    assert [match[2] for match in NO_BREAK.finditer(text)] == kept


def test_attributes_titles_and_pictures_keep_their_text() -> None:
    page = '<title>GL-300</title><p class="e-mail 4 bar">GL-300</p><svg><text x="1">GL-300</text></svg><script>e-mail</script>'
    assert without_breaks(page) == page.replace(">GL-300</p>", '><span><span class="nb">GL-300</span></span></p>')


def test_boxes_stay_in_their_lines(opened: Opened, api: FakeApi) -> None:
    document = api.documents["45MR02G00A"]["fr"]
    document["verdict"] = ["La cellule pour GL-300 arrive.", "Sous 4 bar."]
    page = opened("partial")
    assert page.locator(".verdict .nb").evaluate_all("(all) => all.map((box) => getComputedStyle(box).display)") == ["inline"] * 2
    assert page.locator(".key .nb").evaluate_all("(all) => all.map((box) => getComputedStyle(box).display)") == ["inline"]
    assert page.locator(".verdict").inner_text() == "La cellule pour GL-300 arrive.\nSous 4 bar."
