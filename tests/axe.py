"""No obstacle that axe finds on a page, in every theme and width."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (1280, 768, 390, 320)
ENDS = (1280, 320)
NARROW = (320,)
"""For a page that is long and has one layout."""
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of these that look at colours: a theme changes nothing else."""
RUN_ONLY = {"light": {"type": "tag", "values": ALL}, "dark": {"type": "rule", "values": COLOURS}}
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
_RUN = """(options) => axe.run(options).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))"""


def examine(page: Page, widths: tuple[int, ...] = WIDTHS) -> None:
    """Fail with what axe found: by every rule in light at each width, by those of colours in dark too, at the ends."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(QUICK)
    faults: list[Any] = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width in widths if theme == "light" else dict.fromkeys((widths[0], widths[-1])):
            page.set_viewport_size({"width": width, "height": 800})
            violations = page.evaluate(_RUN, {"resultTypes": ["violations"], "runOnly": RUN_ONLY[theme]})
            faults += [(theme, width, *each) for each in violations]
    assert faults == []
