"""Where the staff desk is: its pages' own security headers at the edge, and where the pool may lead back to."""

from typing import Any

from static_site.languages import LANGUAGES
from static_site.pages import PAGES


def place_desk(resources: dict[str, Any]) -> None:
    """Add a behaviour for the page of each language, and its address to those that the desk's client returns to."""
    addresses = [PAGES["desk"].address(language) for language in LANGUAGES]
    config = resources["Distribution"]["Properties"]["DistributionConfig"]
    ours = config["DefaultCacheBehavior"] | {"ResponseHeadersPolicyId": {"Ref": "DeskHeaders"}}
    config["CacheBehaviors"] += [{"PathPattern": f"{address}*", **ours} for address in addresses]
    returns = [{"Fn::Sub": "${SiteUrl}" + address} for address in addresses]
    resources["DeskClient"]["Properties"] |= {"CallbackURLs": returns, "LogoutURLs": returns}
