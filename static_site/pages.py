"""Which pages the site has, and where each is in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its key, which names its template, and its path for each language (a path that ends in `/` is a folder's index)."""

    key: str
    paths: dict[str, str]
    alias: str | None = None
    """Another path of the English page, for addresses that name no language."""
    indexed: bool = True
    """Whether search engines may list it."""
    room: str = "public"
    """The folder of its template and of its style sheet."""

    @property
    def live(self) -> bool:
        """Whether its script fills it, once what it shows has come."""
        return self.room != "public"

    @property
    def template(self) -> str:
        """Its template, from the site's folder."""
        return f"{self.room}/templates/{self.key}.html"

    @property
    def style_sheet(self) -> str:
        """Its style sheet."""
        return f"{self.room}.css"

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
        Page("example", {"fr": "exemple/", "en": "en/example/"}, room="dossier"),
        Page("dossier", {"fr": "suivi/", "en": "en/suivi/"}, indexed=False, room="dossier"),
        Page("affairs", {"fr": "affaires/", "en": "en/affairs/"}, indexed=False, room="affairs"),
        Page("accessibility", {"fr": "accessibilite/", "en": "en/accessibility/"}),
        Page("privacy", {"fr": "donnees-personnelles/", "en": "en/privacy/"}),
        Page("problems", {"fr": "problemes/", "en": "en/problems/"}, alias="problems/"),
        Page("api", {"fr": "programmes/", "en": "en/api/"}),
        Page("missing", {"fr": "404.html", "en": "en/404.html"}, indexed=False),
    )
}
