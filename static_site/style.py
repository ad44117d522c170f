"""The style sheets, put together from themes: one a kind of page, without what only other kinds show."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from static_site.assets import Assets
from static_site.seller import Seller

FOLDER = Path(__file__).parent / "css"
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
SPACE = re.compile(r"\n\s*")


def colours(table: Mapping[str, str]) -> str:
    """Custom properties of a table of colours."""
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in table.items())


AFFAIRS, PLAIN = "13-affairs.css", "14-plain.css"
SHEETS = {"dossier.css": {AFFAIRS, PLAIN}, "affairs.css": {PLAIN}, "plain.css": {AFFAIRS}}
"""Each sheet, and the themes that it does without: what a link opens is read over a telephone."""


def style_sheet(assets: Assets, seller: Seller, without: Collection[str]) -> str:
    """A sheet, with addresses of assets and the seller's colours in place, without comments and line breaks."""
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    places = {"asset": assets.address, "colours": colours, "seller": seller}
    files = (file for file in sorted(FOLDER.glob("*.css")) if file.name not in without)
    themes = (environment.from_string(file.read_text("utf-8")).render(places) for file in files)
    return SPACE.sub("", COMMENT.sub("", "\n".join(themes)))
