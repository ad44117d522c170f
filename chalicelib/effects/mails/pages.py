"""Where the customer's pages are, by language: a dossier, and all affairs."""

from chalicelib.domain.values.language import Language

PAGE: dict[Language, str] = {"fr": "suivi", "en": "en/suivi"}
AFFAIRS: dict[Language, str] = {"fr": "affaires", "en": "en/affairs"}


def page_url(site_url: str, lang: Language, what: str, document: int | None = None) -> str:
    """The address of a dossier's page, at an entry's document: with a token it opens, with a reference it asks for the link."""
    at = f"?document={document}" if document else ""
    return f"{site_url}/{PAGE[lang]}/{at}#{what}"


def shared_url(site_url: str, lang: Language, token: str, document: int | None = None) -> str:
    """The same for a computer that others use too."""
    at = f"&document={document}" if document else ""
    return f"{site_url}/{PAGE[lang]}/?poste=partage{at}#{token}"


def affairs_url(site_url: str, lang: Language, token: str) -> str:
    """The address of all affairs of a contact."""
    return f"{site_url}/{AFFAIRS[lang]}/#{token}"
