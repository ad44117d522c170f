"""Hold a body to the languages that the seller speaks."""

from collections.abc import Sequence
from typing import Any

from chalicelib.domain.values.field_checks import marked
from chalicelib.domain.values.language import SPOKEN, Language
from chalicelib.entrypoints.http.kernel.strict_json import NotStrict


def hold_languages(body: Any, languages: Sequence[Language]) -> None:
    """Refuse a person who is written to in another language, and a text that is not in each of them. Raises NotStrict."""
    listed = ", ".join(languages)
    for field, kind, value in marked(body, SPOKEN):
        if kind == "language" and value not in languages:
            raise NotStrict(field, f"the language is none of {listed}", f"send one of {listed}")
        if kind == "text":
            missing = [each for each in languages if each not in value]
            for language in (*missing, *(each for each in value if each not in languages)):
                detail = f"texts in the languages {listed} are needed"
                raise NotStrict(f"{field}.{language}", detail, "add it: one line of text" if language in missing else "remove it")
