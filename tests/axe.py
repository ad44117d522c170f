"""No obstacle that axe finds on a page, in every theme and width.

A rule runs again where its outcome may be another: tests/browser/test_axe_again.py proves which these are.
"""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.axe_sights import SIGHTS, TIGHT

WIDTHS = (1280, 768, 390, 320)
ENDS = (1280, 320)
NARROW = (320,)
"""For a page that is long and has one layout."""
DIALOG = "dialog[open]"
"""What stands over a page that was examined by itself, and lets nobody reach it meanwhile."""
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of these that look at colours: a theme changes nothing else."""
SIZES = ["target-size", "scrollable-region-focusable"]
"""Those that look at how large something is: each width may change it."""
SCRIPT = Axe().axe_script
QUICK = f"""
class PropertyMap {{
  constructor() {{ this.key = Symbol(); }}
  has(owner) {{ return this.key in owner; }}
  get(owner) {{ return owner[this.key]; }}
  set(owner, value) {{ owner[this.key] = value; return this; }}
  add(owner) {{ return this.set(owner, true); }}
}}
((WeakMap, WeakSet) => {{{SCRIPT}
}})(PropertyMap, PropertyMap);
{{
  const {{ prototype }} = axe.commons.color.Color, parse = prototype.parseString, parsed = new Map();
  prototype.parseString = function (text) {{
    if (!parsed.has(text)) {{
      parse.call(this, text);
      parsed.set(text, [this.r, this.g, this.b, this.alpha]);
    }} else {{
      [this.r, this.g, this.b, this.alpha] = parsed.get(text);
    }}
    return this;
  }};
}}
0"""
"""axe in a third of its time: it parses the colour of each element, of which few differ, and keeps each part in a weak map."""
_LOOK = f"""async ([tags, colours, sizes, known, within, words]) => {{
  const faults = [], passed = [];
  const said = ({{ violations }}) => violations.map(({{ id, nodes }}) => [id, nodes.map(({{ html }}) => html.slice(0, 200))]);
  const run = async (where, rules, types = ['violations']) => {{
    const results = await axe.run(where, {{ resultTypes: types, elementRef: true, selectors: false, preload: false, ...rules }});
    faults.push(...said(results));
    return results;
  }};
  if (tags) {{
    const all = [...document.querySelectorAll('*')], root = document.documentElement;
    const there = all.map((node) => +node.checkVisibility({{ visibilityProperty: true, opacityProperty: true }}));
    const drawn = within + there.join('') + root.outerHTML;
    if (!words && !(window.drawn ??= new Set()).has(drawn)) {{
      const off = Object.fromEntries([...colours, ...sizes].map((rule) => [rule, {{ enabled: false }}]));
      await run(within ? document.querySelector(within) : document, {{ runOnly: {{ type: 'tag', values: tags }}, rules: off }});
      window.drawn.add(drawn);
    }}
  }}
  const tight = tags ? ({TIGHT})(within) : [];
  const sights = ({SIGHTS})(within), old = new Set(known);
  const fresh = [...sights].filter(([sight]) => !old.has(sight)).flatMap(([, nodes]) => nodes);
  if (fresh.length || tight.length) {{
    // Both look at where all is: axe lays that out once a run.
    const where = {{ include: [...new Set([...tight, ...fresh])] }};
    const rules = {{ runOnly: {{ type: 'rule', values: [...(tight.length ? sizes : []), ...(fresh.length ? colours : [])] }} }};
    const {{ violations, incomplete }} = await run(where, rules, ['violations', 'incomplete']);
    const doubted = [...violations, ...incomplete].flatMap(({{ id, nodes }}) => nodes.map(({{ element }}) => [id, element]));
    for (const [sight, nodes] of sights) {{
      if (!old.has(sight) && !doubted.some(([id, node]) => id === colours[sight % 2] && nodes.includes(node))) passed.push(sight);
    }}
  }}
  return [faults, passed];
}}"""
"""What axe finds: by all rules of the tags unless what is drawn was examined, by those of sizes, and of colours on new sights."""
_passed: set[int] = set()
"""The sights that axe had nothing to say against, on any page: it would say nothing again."""


def examine(
    page: Page, widths: tuple[int, ...] = WIDTHS, within: str = "", *, all_dark: bool = False, words: bool = False
) -> None:
    """Fail with what axe found: by every rule in light at each width, by those of colours in dark too, at the ends.

    within: selects the dialog that stands over the page, which was examined by itself. all_dark: at each width.
    words: nothing but the language is other than where all was examined, which changes sizes alone.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(QUICK)
    faults: list[Any] = []
    for theme in THEMES[:1] if words else THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width in widths if theme == "light" or all_dark else dict.fromkeys((widths[0], widths[-1])):
            page.set_viewport_size({"width": width, "height": 800})
            asked = [ALL if theme == "light" else None, COLOURS, SIZES, sorted(_passed), within, words]
            violations, passed = page.evaluate(_LOOK, asked)
            _passed.update(passed)
            faults += [(theme, width, *each) for each in violations]
    assert not faults, faults
