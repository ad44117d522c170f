"""Letters laid out by Jinja2, as plain text and as HTML, from the templates in resources/mail."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chalicelib.application.ports.translations import Translations
from chalicelib.effects.mails.letter import Letter
from chalicelib.effects.ports import RenderedMail
from chalicelib.effects.staff.note import Note

FOLDER = Path(__file__).parent.parent / "resources" / "mail"

Colours = Mapping[str, Mapping[str, str]]


class JinjaWriter:
    """Writes letters in the seller's colours; a place without a value is an error, HTML is escaped."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER),
            auto_reload=False,
            autoescape=lambda name: bool(name and name.endswith(".html")),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.i18n"],
        )

    def __call__(self, letter: Letter | Note, translations: Translations) -> RenderedMail:
        """Give the letter or note in both forms; the words speak the fixed sentences."""
        name = "note" if isinstance(letter, Note) else "letter"
        text, html = (self._render(f"{name}.{form}", letter, translations) for form in ("txt", "html"))
        return RenderedMail(text, html)

    def _render(self, name: str, letter: Letter | Note, translations: Translations) -> str:
        return self._templates.get_template(name).render(
            letter=letter, lang=translations.lang, colon=translations.colon, _=translations.gettext, **self._colours
        )
