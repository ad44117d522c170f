"""Which pages the site has, and where each is in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its template, and its path for each language (a path that ends in `/` is a folder's index)."""

    key: str
    paths: dict[str, str]
    alias: str | None = None
    """Another path of the English page, for addresses that name no language."""
    indexed: bool = True
    """Whether search engines may list it."""
    live: bool = False
    """Whether its script fills it, once what it shows has come."""

    @property
    def sheet(self) -> str:
        """Its style sheet."""
        return "affairs.css" if self.key == "affairs" else "dossier.css" if self.live else "plain.css"

    def address(self, language: str) -> str:
        """Where a reader finds it."""
        return f"/{self.paths[language]}"

    def file(self, language: str) -> str:
        """Its file in the site."""
        path = self.paths[language]
        return f"{path}index.html" if path == "" or path.endswith("/") else path


PAGES = {
    page.key: page
    for page in (
        Page("home", {"fr": "", "en": "en/"}),
        Page("example", {"fr": "exemple/", "en": "en/example/"}, live=True),
        Page("dossier", {"fr": "suivi/", "en": "en/suivi/"}, indexed=False, live=True),
        Page("affairs", {"fr": "affaires/", "en": "en/affairs/"}, indexed=False, live=True),
        Page("accessibility", {"fr": "accessibilite/", "en": "en/accessibility/"}),
        Page("privacy", {"fr": "donnees-personnelles/", "en": "en/privacy/"}),
        Page("problems", {"fr": "problemes/", "en": "en/problems/"}, alias="problems/"),
        Page("api", {"fr": "programmes/", "en": "en/api/"}),
        Page("missing", {"fr": "404.html", "en": "en/404.html"}, indexed=False),
    )
}
