"""Where pages are, by language: a dossier, all affairs, and the desk of staff."""

from chalicelib.application.ports.translations import Translations


def page_url(site_url: str, translations: Translations, named: str, document: int | None = None) -> str:
    """Give the address of a dossier's page, at an entry's document.

    With a token it opens, with a reference it asks for the link.
    """
    at = f"?document={document}" if document else ""
    return f"{site_url}/{translations.pages['dossier']}{at}#{named}"


def shared_url(site_url: str, translations: Translations, token: str, document: int | None = None) -> str:
    """Give the same for a computer that others use too."""
    at = f"&document={document}" if document else ""
    return f"{site_url}/{translations.pages['dossier']}?poste=partage{at}#{token}"


def shared_affairs_url(site_url: str, translations: Translations, token: str) -> str:
    """Give the same of all affairs for a computer that others use too."""
    return f"{site_url}/{translations.pages['affairs']}?poste=partage#{token}"


def forward_url(site_url: str, translations: Translations, token: str, document: int) -> str:
    """Give the address at which an entry's document is passed on: the page opens the sheet that does it."""
    return f"{site_url}/{translations.pages['dossier']}?document={document}&forward=1#{token}"


def desk_url(site_url: str, translations: Translations, area: str = "") -> str:
    """Give the address of staff's desk: of a dossier, a task, or the day. It opens nothing to who is not signed in."""
    return f"{site_url}/{translations.pages['desk']}" + (f"#/{area}" if area else "")


def affairs_url(site_url: str, translations: Translations, token: str) -> str:
    """Give the address of all affairs of a contact."""
    return f"{site_url}/{translations.pages['affairs']}#{token}"
