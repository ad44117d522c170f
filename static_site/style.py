"""The style sheets: one a room, without what only other rooms show."""

import re
from collections.abc import Mapping
from pathlib import Path

from static_site.assets import Assets
from static_site.bundle import bundle_style
from static_site.seller import Seller

HERE = Path(__file__).parent
ROOMS = ("dossier", "affairs", "statement", "instruments", "access", "lost_link", "label", "public", "acts", "invoices", "desk")
"""The folders whose pages have a sheet of their own: what a link opens is read over a telephone."""
ASSET = re.compile(r"/assets/([\w-]+\.\w+)")


def colours(seller: Seller) -> str:
    """Give the seller's colours as custom properties, light ones and dark ones."""
    light, dark = (_properties(seller["colours"][scheme]) for scheme in ("light", "dark"))
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _properties(table: Mapping[str, str]) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in table.items())


def sheets_of(room: str) -> list[str]:
    """Name a room's sheets: its own first, then those that come with scripts that are loaded when they are needed."""
    return [room, *sorted(file.stem for file in (HERE / room / "style").glob(f"{room}_*.css"))]


def style_sheet(room: str, name: str, assets: Assets, seller: Seller) -> str:
    """Give a sheet of a room, with the seller's colours and the addresses of assets in place."""
    rules = bundle_style(HERE / room / "style" / f"{name}.css", colours(seller))
    return ASSET.sub(lambda match: assets.address(match[1]), rules)
