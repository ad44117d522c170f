"""Which pages the site has, and where each is in each language."""

from dataclasses import dataclass

from chalicelib.application.ports.translations import SOURCE
from static_site.languages import LANGUAGES, WRITTEN

REFERENCE_LANGUAGE = SOURCE if SOURCE in LANGUAGES else LANGUAGES[0]
"""In which the API's reference is read: its texts are those of the code."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its key names its template, and its path in each language (one that ends in `/` is a folder's index)."""

    key: str
    alias: str | None = None
    """Another path of the page in the reference's language, for addresses that name none."""
    indexed: bool = True
    """Whether search engines may list it."""
    room: str = "public"
    """The folder of its template and of its style sheet."""

    @property
    def paths(self) -> dict[str, str]:
        """Its path for each language."""
        return {language: written["pages"][self.key] for language, written in WRITTEN.items()}

    @property
    def live(self) -> bool:
        """Whether its script fills it, once what it shows has come."""
        return self.room not in ("public", "lost_link", "label")

    @property
    def template(self) -> str:
        """Its template, from the site's folder."""
        return f"{self.room}/templates/{self.key}.html"

    @property
    def style_sheet(self) -> str:
        """Its style sheet."""
        return f"{self.room}.css"

    def address(self, language: str) -> str:
        """Say where a reader finds it."""
        return f"/{self.paths[language]}"

    def file(self, language: str) -> str:
        """Give its file in the site."""
        path = self.paths[language]
        return f"{path}index.html" if path == "" or path.endswith("/") else path


PAGES = {
    page.key: page
    for page in (
        Page("home"),
        Page("example", room="dossier"),
        Page("dossier", indexed=False, room="dossier"),
        Page("affairs", indexed=False, room="affairs"),
        Page("statement", indexed=False, room="statement"),
        Page("instruments", indexed=False, room="instruments"),
        Page("lost_link", room="lost_link"),
        Page("label", indexed=False, room="label"),
        Page("access", indexed=False, room="access"),
        Page("accessibility"),
        Page("privacy"),
        Page("problems", alias="problems/"),
        Page("api"),
        Page("desk", indexed=False, room="desk"),
        Page("missing", indexed=False),
    )
}


def folders() -> list[str]:
    """Give every address of the site that is a folder's."""
    addresses = {page.address(language) for page in PAGES.values() for language in LANGUAGES}
    aliases = {f"/{page.alias}" for page in PAGES.values() if page.alias}
    return sorted(address for address in addresses | aliases if address.endswith("/"))


def missing_pages() -> list[tuple[str, str]]:
    """Give the home of each language with its page for what is not there, the longest first."""
    pairs = [(PAGES["home"].address(language), PAGES["missing"].address(language)) for language in LANGUAGES]
    return sorted(pairs, key=lambda pair: -len(pair[0]))
