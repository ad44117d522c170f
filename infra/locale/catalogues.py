"""Make the catalogues that texts are shown with: extract the messages, update the translations, compile. `make locale`.

Development only: what is deployed reads the results in chalicelib/resources/locale/ and never imports Babel.
"""

import json
import re
import sys
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from chalicelib.application.ports.translations import SOURCE as SOURCE_LANGUAGE
from infra.locale.cldr import COUNTRIES, NAMES, countries, names
from infra.locale.languages import catalogue as catalogue_file
from infra.locale.languages import languages
from infra.paths import ROOT

SOURCE = ROOT / "chalicelib"
METHODS = [("**.py", "python"), ("resources/mail/**", "jinja2")]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "mark": None,
    "NotAllowed": (1,),
    "OutOfPieces": (1,),
    "Invalid": (1,),
    "TooMany": (1,),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def translated() -> tuple[str, ...]:
    """Give the languages that have a catalogue: all but that of the sources."""
    return tuple(code for code in languages() if code != SOURCE_LANGUAGE)


def extracted(code: str) -> Catalog:
    """Give all messages of the sources, with the files that use them."""
    catalogue = Catalog(project="suivi", locale=code)
    for path, _, message, comments, context in extract_from_dir(
        SOURCE, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        catalogue.add(message, None, [(f"chalicelib/{path}", 0)], auto_comments=comments, context=context)
    return catalogue


def stored(code: str) -> Catalog:
    """Give the catalogue of a language as it is stored; one without messages where there is none yet."""
    if not catalogue_file(code).exists():
        return Catalog(project="suivi", locale=code)
    with catalogue_file(code).open("rb") as source:
        return read_po(source, locale=code)


def updated(code: str) -> Catalog:
    """Give the catalogue of a language with exactly the messages of the sources."""
    catalogue, template = stored(code), extracted(code)
    template.creation_date = catalogue.creation_date
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Give the catalogue as text, in an order that does not move."""
    out = BytesIO()
    write_po(out, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Give the catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def faults(catalogue: Catalog) -> list[str]:
    """Give what is wrong with the translations: none at all, one that was guessed, or other places than the English text has."""
    return [fault for message in catalogue if message.id for fault in _faults(message)]


def _faults(message: Message) -> list[str]:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
    if not all(texts):
        return [f"not translated: {ids[0]}"]
    if message.fuzzy:
        return [f"guessed, not translated: {ids[0]}"]
    wanted = set().union(*(PLACEHOLDER.findall(text) for text in ids))
    return [f"other places in: {text}" for text in texts[-1:] if set(PLACEHOLDER.findall(text)) != wanted]


def main() -> int:
    """Write the catalogues; the exit code says whether a translation is missing or wrong."""
    wrong: list[str] = []
    for code in translated():
        catalogue, file = updated(code), catalogue_file(code)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(written(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        wrong_texts = faults(catalogue)
        wrong += (f"{code}: {fault}" for fault in wrong_texts)
        print(f"{code}: {len(catalogue)} messages, {len(wrong_texts)} to be looked at")
    NAMES.write_text(json.dumps(names(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    COUNTRIES.write_text(json.dumps(countries(), ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n".join(wrong) or "all translated")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
