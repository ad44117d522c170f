"""What axe is not asked twice, it would answer alike; and what differs by theme, width or state is asked each time."""

from typing import Any

import pytest
from playwright.sync_api import Page

from static_site.pages import PAGES
from tests import axe
from tests.axe_sights import SIGHTS, TIGHT
from tests.browser.conftest import Opened

pytestmark = pytest.mark.looks

VERDICTS = f"""async ([rules, tight]) => {{
  const told = new Map(), sights = ({SIGHTS})(), close = new Set(({TIGHT})());
  const runOnly = {{ type: 'rule', values: [...rules, ...tight] }};
  const results = await axe.run({{ runOnly, elementRef: true, selectors: false }});
  const unseen = [], loose = [];
  const seen = rules.map((_, rule) => new Set([...sights].filter(([sight]) => sight % 2 === rule).flatMap(([, nodes]) => nodes)));
  for (const kind of ['violations', 'incomplete', 'passes']) {{
    for (const {{ id, nodes }} of results[kind]) {{
      for (const {{ element, html, any }} of nodes) {{
        const data = any.map((one) => one.data && [one.data.fgColor, one.data.bgColor, one.data.contrastRatio]);
        if (rules.includes(id)) {{
          if (!seen[rules.indexOf(id)].has(element)) unseen.push(html);
          if (kind !== 'incomplete') told.set(element, {{ ...told.get(element), [id]: JSON.stringify([kind, data]) }});
        }} else if (kind === 'violations' && !close.has(element)) loose.push(html);
      }}
    }}
  }}
  const verdict = (sight) => (node) => told.get(node)?.[rules[sight % 2]];
  const unlike = [...sights].map(([sight, nodes]) => [...new Set(nodes.map(verdict(sight)).filter(Boolean))]);
  return [unseen, loose, unlike.filter((verdicts) => verdicts.length > 1), sights.size];
}}"""
"""What axe judges and no sight has, what is too small and not tight, and the sights of which it says two things for certain."""
RULES = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
TWO = """() => {
  const text = Object.assign(document.createElement('p'), { className: 'verdict', textContent: 'So it is' });
  document.querySelector('h1').after(text);
  const two = Object.assign(document.createElement('p'), { className: 'two' });
  const button = (textContent) => Object.assign(document.createElement('button'), { className: 'btn', textContent });
  two.append(button('A'), button('B'));
  document.querySelector('main').append(two);
}"""
"""A text, and two buttons side by side."""
FAULTS = {
    "a colour of the dark theme": ("@media (prefers-color-scheme: dark) { .verdict { color: #444 } }", "color-contrast"),
    "a colour where it is narrow": ("@media (width < 400px) { .verdict { color: #bbb } }", "color-contrast"),
    "a veil over a text": (".verdict { opacity: .4 }", "color-contrast"),
    "a ground behind all": ("main { background: #888 }", "color-contrast"),
    "a control that is small where it is narrow": (
        "@media (width < 400px) { .two { display: flex !important; gap: 0 !important } .two * { all: unset !important } }",
        "target-size",
    ),
    "a heading that is hidden where it is narrow": ("@media (width < 400px) { h1 { display: none } }", "page-has-heading-one"),
}


@pytest.mark.parametrize("theme", axe.THEMES)
@pytest.mark.parametrize("name", ["partial", "orderable"])
def test_two_texts_of_one_sight_are_judged_alike(opened: Opened, name: str, theme: Any) -> None:
    page = opened(name)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.evaluate(axe.QUICK)
    for width in axe.ENDS:
        page.set_viewport_size({"width": width, "height": 800})
        unseen, loose, unlike, sights = page.evaluate(VERDICTS, [axe.COLOURS, axe.SIZES])
        assert (unseen, loose, unlike) == ([], [], [])
        assert sights > 40


@pytest.mark.parametrize("fault", FAULTS)
def test_what_breaks_after_all_was_examined_is_found(page: Page, url: str, fault: str) -> None:
    page.goto(url + PAGES["accessibility"].address("fr"))
    page.evaluate(TWO)
    axe.examine(page, axe.ENDS)
    style, rule = FAULTS[fault]
    page.evaluate(RULES, style)
    with pytest.raises(AssertionError, match=rule):
        axe.examine(page, axe.ENDS)


def test_another_page_is_examined_anew(page: Page, url: str) -> None:
    for spoilt in ("document.querySelector('h1').remove()", "document.documentElement.removeAttribute('lang')"):
        page.goto(f"{url}/")
        axe.examine(page, axe.NARROW)
        page.evaluate(spoilt)
        with pytest.raises(AssertionError, match=r"page-has-heading-one|html-has-lang"):
            axe.examine(page, axe.NARROW)
