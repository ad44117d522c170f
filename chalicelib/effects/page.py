"""Where the customer's pages are, by language: a dossier, and all affairs."""

from chalicelib.domain.values import Language

PAGE: dict[Language, str] = {"fr": "suivi", "en": "en/suivi"}
AFFAIRS: dict[Language, str] = {"fr": "affaires", "en": "en/affairs"}


def page_url(site_url: str, lang: Language, what: str) -> str:
    """The address of a dossier's page: with a token it opens, with a reference it asks for the link."""
    return f"{site_url}/{PAGE[lang]}/#{what}"


def shared_url(site_url: str, lang: Language, token: str) -> str:
    """The same for a computer that others use too."""
    return f"{site_url}/{PAGE[lang]}/?poste=partage#{token}"


def affairs_url(site_url: str, lang: Language, token: str) -> str:
    """The address of all affairs of a contact."""
    return f"{site_url}/{AFFAIRS[lang]}/#{token}"
