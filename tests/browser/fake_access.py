"""The part of the fake API that says who has access, and lets colleagues in and out."""

from dataclasses import dataclass, field
from typing import Any

from static_site.texts import LANGUAGES
from tests.browser import access
from tests.browser.answers import Answer, Asked, etag_of, problem

ACTS = ("shares", "link-removals", "link-replacements")


def documents() -> dict[str, dict[str, Any]]:
    """The drawing's page, by language."""
    return {language: access.access(language) for language in LANGUAGES}


@dataclass(slots=True)
class FakeAccess:
    """Answers what belongs to access below a dossier; tests change `documents` and `status`."""

    documents: dict[str, dict[str, Any]] = field(default_factory=documents)
    status: int = 200
    """What a reading is answered with."""
    late: bool = False
    """Whether the next act comes too late."""
    over: bool = False
    """Whether the link was replaced: it opens nothing any more."""

    def handles(self, rest: list[str]) -> bool:
        """Say whether a route is one of these."""
        return rest == ["access"] or (len(rest) == 1 and rest[0] in ACTS)

    def handle(self, asked: Asked, act: str) -> Answer:
        """Answer one request."""
        if self.over:
            return problem(401)
        if act == "access":
            return self._read(asked)
        expected = f'"{self.documents["fr"]["version"]}"'
        late, self.late = self.late, False
        if late:
            for document in self.documents.values():
                access.done(document, "link-removals", {"link": "l2"})
        if late or asked.headers.get("If-Match") != expected or not asked.headers.get("Idempotency-Key"):
            return problem(412)
        if act == "link-replacements":
            self.over = True
        else:
            for document in self.documents.values():
                access.done(document, act, asked.body)
        return Answer(201, {"reference": access.REFERENCE, "version": self.documents["fr"]["version"]})

    def _read(self, asked: Asked) -> Answer:
        if self.status != 200:
            return problem(self.status, "Ce lien permet de lire ce dossier. Jean Bon peut voir qui a accès.")
        document = self.documents["en" if "lang=en" in asked.query else "fr"]
        etag = etag_of(document)
        if asked.headers.get("If-None-Match") == etag:
            return Answer(304, None, {"ETag": etag})
        return Answer(200, document, {"ETag": etag})
