"""Make a pseudo-language of every text: `python -m infra.locale.pseudo [code]`, in a checkout that may be thrown away.

Each text is in brackets, with accents, a third longer, its places untouched. Whatever is shown without brackets is no text of a
catalogue, and whatever does not fit is too narrow for a language that says more.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog

from chalicelib.application.ports.translations import SOURCE
from infra.locale import catalogues, cldr
from infra.locale.languages import FOLDER, catalogue
from infra.paths import ROOT

CODE = "qps"
ACCENTS = str.maketrans("aceinouyzACEINOUYZ", "áçéíñóúýžÁÇÉÍÑÓÚÝŽ")
KEPT = re.compile(r"%\(\w+\)[sd]|%%|\{\{.*?\}\}|\{[^{}]*\}|<[^>]+>|https?://\S+|\\.")
"""Places, markup and escapes."""
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
TEXTS = ROOT / "static_site" / "texts"
SELLER = ROOT / "chalicelib" / "resources" / "seller.toml"


def pseudo(text: str) -> str:
    """Give the text in the pseudo-language; one without letters of its own stays as it is."""
    letters = sum(map(str.isalpha, KEPT.sub("", text)))
    if not letters:
        return text
    pieces, placeholders = KEPT.split(text), [*KEPT.findall(text), ""]
    accented = "".join(piece.translate(ACCENTS) + placeholder for piece, placeholder in zip(pieces, placeholders, strict=True))
    return f"[{accented}{'~' * -(-letters * 3 // 10)}]"


def translate(messages: Catalog) -> None:
    """Translate all messages."""
    for message in messages:
        if message.id:
            message.string = pseudo(message.id) if isinstance(message.id, str) else tuple(map(pseudo, message.id))


def pages(source: str, code: str) -> str:
    """Give a file of the pages' texts in the pseudo-language."""

    def line(text: str) -> str:
        if text.startswith(("lang =", "locale =")):
            return text.replace(f'"{SOURCE}"', f'"{code}"')
        return STRING.sub(lambda match: f'"{pseudo(match[1])}"', text)

    return "\n".join(map(line, source.split("\n")))


def seller(source: str, code: str) -> str:
    """Give the seller's file with the language in its list and in each text."""
    listed = re.sub(r"^(languages = \[.*)\]", rf'\1, "{code}"]', source, flags=re.MULTILINE)
    text = re.compile(rf"\b{SOURCE} = {STRING.pattern} \}}")
    return text.sub(lambda match: f'{match[0][:-2]}, {code} = "{pseudo(match[1])}" }}', listed)


def names(stored: dict[str, Any]) -> dict[str, Any]:
    """Give the names of days, months and moments in the pseudo-language."""
    listed = {name: [*map(pseudo, stored[name])] for name in ("days", "months", "short_months")}
    return {**stored, **listed, **{name: pseudo(stored[name]) for name in ("last", "moment")}}


def main(code: str = CODE) -> None:
    """Write the language's folder, the pages' texts, the seller's file and what is compiled of them."""
    text = (FOLDER / SOURCE / "language.toml").read_text("utf-8")
    (FOLDER / code / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    (FOLDER / code / "language.toml").write_text(text.replace(f'"{SOURCE}/', f'"{code}/'), "utf-8")
    messages = catalogues.updated(code)
    translate(messages)
    catalogue(code).write_bytes(catalogues.written(messages))
    if catalogues.main():
        raise SystemExit("the pseudo-language lacks a text")
    for file, change in ((cldr.NAMES, names), (cldr.COUNTRIES, lambda stored: {each: pseudo(stored[each]) for each in stored})):
        _change(file, code, change)
    (TEXTS / code).mkdir(exist_ok=True)
    for page in (TEXTS / SOURCE).glob("*.toml"):
        (TEXTS / code / page.name).write_text(pages(page.read_text("utf-8"), code), "utf-8")
    SELLER.write_text(seller(SELLER.read_text("utf-8"), code), "utf-8")


def _change(file: Path, code: str, change: Any) -> None:
    content = json.loads(file.read_text("utf-8"))
    content[code] = change(content[code])
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2])
