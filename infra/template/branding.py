"""How the pool's sign-in page looks on AWS: in the seller's colours, light and dark. Without a branding there is no page."""

from collections.abc import Mapping
from typing import Any

from static_site import seller

Colours = Mapping[str, str]


def place_branding(resources: dict[str, Any]) -> None:
    """Add the branding, which the local AWS does not know: its page has none."""
    resources["DeskBranding"] = {
        "Type": "AWS::Cognito::ManagedLoginBranding",
        "Condition": "OffLocalAws",
        "DependsOn": ["UserPoolDomain"],
        "Properties": {"UserPoolId": {"Ref": "UserPool"}, "ClientId": {"Ref": "DeskClient"}, "Settings": _settings()},
    }


def _settings() -> dict[str, Any]:
    """Give what differs from Cognito's own: it keeps what is left out."""
    return {
        "categories": {"global": {"colorSchemeMode": "DYNAMIC"}},
        "componentClasses": {
            "focusState": _modes(lambda c: {"borderColor": c["accent"]}),
            "input": _modes(lambda c: {"defaults": {"backgroundColor": c["surface"], "borderColor": c["edge"]}}),
            "inputLabel": _modes(lambda c: {"textColor": c["ink"]}),
            "link": _modes(lambda c: {"defaults": {"textColor": c["accent"]}, "hover": {"textColor": c["accent_strong"]}}),
        },
        "components": {
            "form": _modes(lambda c: {"backgroundColor": c["surface"], "borderColor": c["rule"]}),
            "pageBackground": {"image": {"enabled": False}, **_modes(lambda c: {"color": c["face"]})},
            "pageText": _modes(lambda c: {"bodyColor": c["ink_2"], "descriptionColor": c["ink_2"], "headingColor": c["ink"]}),
            "primaryButton": _modes(_button),
        },
    }


def _button(colours: Colours) -> dict[str, Any]:
    strong = {"backgroundColor": colours["accent_strong"], "textColor": colours["on_accent"]}
    return {"defaults": strong | {"backgroundColor": colours["accent"]}, "hover": strong, "active": strong}


def _modes(style: Any) -> dict[str, Any]:
    """Give a style in both of the seller's schemes, each colour as Cognito writes it: with its opacity, without a #."""
    schemes = seller.load()["colours"]
    written = {scheme: {name: f"{value.removeprefix('#')}ff" for name, value in schemes[scheme].items()} for scheme in schemes}
    return {"lightMode": style(written["light"]), "darkMode": style(written["dark"])}
