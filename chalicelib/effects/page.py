"""Where the customer's page of a dossier is, by language."""

from chalicelib.domain.values import Language

PAGE: dict[Language, str] = {"fr": "suivi", "en": "en/suivi"}


def page_url(site_url: str, lang: Language, what: str) -> str:
    """The address of a dossier's page: with a token it opens, with a reference it asks for the link."""
    return f"{site_url}/{PAGE[lang]}/#{what}"


def shared_url(site_url: str, lang: Language, token: str) -> str:
    """The same for a computer that others use too."""
    return f"{site_url}/{PAGE[lang]}/?poste=partage#{token}"
