"""The one style sheet, put together from its themes."""

import re
from collections.abc import Mapping
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


def style_sheet(assets: Assets, seller: Seller) -> str:
    """The sheet, with addresses of assets and the seller's colours in place, without comments and line breaks."""
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    places = {"asset": assets.address, "colours": colours, "seller": seller}
    themes = (environment.from_string(file.read_text("utf-8")).render(places) for file in sorted(FOLDER.glob("*.css")))
    return SPACE.sub("", COMMENT.sub("", "\n".join(themes)))
