"""Build the static site: `python -m static_site.build [folder]`."""

import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chalicelib.adapters.seller import TERMS
from chalicelib.adapters.seller import seller as application_seller
from chalicelib.application.view.ordering import terms_url
from chalicelib.domain.sale.kinds import kind_begun_by
from chalicelib.entrypoints.http.kernel.problem import KINDS
from infra.locale.seller_texts import check_seller_texts
from infra.openapi.document import document as api_document
from static_site import reference, texts
from static_site import seller as sellers
from static_site.assets import Assets
from static_site.bundle import bundle_script
from static_site.languages import LANGUAGES, WRITTEN
from static_site.mail_link import mail_link
from static_site.no_break import PATTERN, without_breaks
from static_site.output import write
from static_site.pages import PAGES, REFERENCE_LANGUAGE
from static_site.style import ROOMS, sheets_of, style_sheet

HERE = Path(__file__).parent
DIST = HERE / "dist"
MANUALS = HERE / "manuals"
LOADED = {
    "acts": {"page": "dossier"},
    "offer": {"page": "dossier", "sheets": "acts"},
    "pay": {"page": "dossier", "sheets": "acts"},
    "cases": {"page": "dossier", "sheets": "acts"},
    "invoices": {"page": "dossier"},
    "sharing": {"page": "access", "access": "access"},
}
"""The scripts that are there before another one, by what its modules import them as."""
DESK_SCRIPTS = sorted(file.stem for file in (HERE / "desk" / "script").glob("desk_*.js"))
"""What the staff desk loads once it is asked for: each has the page's own modules as `desk`, and may have a sheet of its name."""


ALSO_SAYS = {"desk_instruments": ("desk_stock", "desk_offer")}
"""Whose texts a script has beside its own: the modules that it shares with them say the same."""


def build(folder: Path = DIST, seller_file: Path = sellers.FILE) -> None:
    """Write the site into a folder."""
    check_seller_texts(application_seller())
    seller = sellers.load(seller_file)
    page_texts = {language: texts.load(language, sellers.localised(seller, language)) for language in LANGUAGES}
    environment = _environment()
    assets = _assets(environment, seller, page_texts)
    manuals = {file.name: file.read_bytes() for file in sorted(MANUALS.glob("*.pdf"))}
    for name, content in manuals.items():
        assets.add(name, content)
    files = dict(assets.files)
    files["assets/granulo-sans.OFL.txt"] = (HERE / "fonts" / "granulo-sans.OFL.txt").read_bytes()
    terms = application_seller().offers
    if terms.terms:
        files[terms_url(terms.terms_sha256).removeprefix("/")] = (TERMS / terms.terms).read_bytes()
    api = api_document()
    files["openapi.json"] = json.dumps(api, ensure_ascii=False, separators=(",", ":")).encode()
    for page in PAGES.values():
        for language in LANGUAGES:
            context = {
                "page": page,
                "pages": PAGES,
                "lang": language,
                "others": {each: WRITTEN[each]["name"] for each in LANGUAGES if each != language},
                "reference_language": REFERENCE_LANGUAGE,
                "t": page_texts[language],
                "seller": sellers.localised(seller, language),
                "asset": assets.address,
                "sample": sample(language),
                "labels": seller["labels"],
                "manual_file": partial(_manual_file, manuals, language),
                "manual_kilobytes": {name: max(1, round(len(content) / 1000)) for name, content in manuals.items()},
                "problem_kinds": KINDS,
                **reference.context(api),
            }
            text = environment.get_template(page.template).render(context)
            files[page.file(language)] = (text if page.key == "api" else without_breaks(text)).encode()
        if page.alias:
            files[f"{page.alias}index.html"] = files[page.file(REFERENCE_LANGUAGE)]
    write(files, folder)


def _manual_file(manuals: Mapping[str, bytes], language: str, name: str) -> str:
    """Give the file of a manual in a language, in the seller's first one where it is not written in that."""
    file = f"{name}.{language}.pdf"
    return file if file in manuals else f"{name}.{LANGUAGES[0]}.pdf"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["mail_link"] = mail_link
    # Before an answer nobody knows of which kind a dossier is: the empty scale is that of one that says nothing.
    environment.globals["steps"] = kind_begun_by(()).steps
    forms = (HERE / "dossier" / "templates" / "acts").glob("*.html")
    environment.globals["desk_scripts"] = DESK_SCRIPTS
    environment.globals["desk_sheets"] = sheets_of("desk")[1:]
    environment.globals["act_forms"] = sorted(str(form.relative_to(HERE)) for form in forms)
    return environment


def _assets(environment: Environment, seller: sellers.Seller, page_texts: dict[str, Any]) -> Assets:
    assets = Assets()
    assets.add("granulo-sans.woff2", (HERE / "fonts" / "granulo-sans.woff2").read_bytes())
    assets.add("grains.svg", (HERE / "images" / "grains.svg").read_bytes())
    assets.add("mark.svg", environment.get_template("shared/templates/mark.svg").render(seller=seller).encode())
    for room in ROOMS:
        for name in sheets_of(room):
            assets.add(f"{name}.css", style_sheet(room, name, assets, seller).encode())
    for language in LANGUAGES:
        for name, script in script_texts(page_texts[language]).items():
            before = LOADED.get(name, {"desk": "desk"} if name in DESK_SCRIPTS else {})
            loaded = {each: assets.address(f"{there}.{language}.js") for each, there in before.items()}
            words = json.dumps(script, ensure_ascii=False).encode()
            assets.add(f"{name}.{language}.js", bundle_script(_entry(name), words, loaded))
        assets.add(f"example.{language}.json", json.dumps(sample(language), ensure_ascii=False, separators=(",", ":")).encode())
    return assets


def _entry(name: str) -> Path:
    """Give the first module of a script, which bears its name: no two files do."""
    (entry,) = HERE.glob(f"*/script/{name}.js")
    return entry


def script_texts(page_texts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give the texts of each script, of the texts of one language; a script stands behind those that are loaded before it."""
    shared = page_texts["script"] | {"no_break": PATTERN}
    acts = shared | page_texts["acts"]
    rooms = ("affairs", "statement", "instruments", "lost_link", "label", "access", "desk")
    affairs, statement, instruments, lost_link, label, access, desk = (shared | page_texts[room]["script"] for room in rooms)
    return {
        "dossier": shared,
        "affairs": affairs,
        "statement": statement,
        "instruments": instruments,
        "lost_link": lost_link,
        "label": label,
        "access": access,
        "acts": acts,
        "offer": acts,
        "pay": acts,
        "cases": acts,
        "invoices": shared,
        "sharing": acts | page_texts["access"]["script"],
        "desk": desk,
        **{name: desk | _texts_of(name, page_texts) for name in DESK_SCRIPTS},
    }


def _texts_of(name: str, page_texts: dict[str, Any]) -> dict[str, Any]:
    """Give what a script of the desk says, of its own words and of those whose modules it shares."""
    texts: dict[str, Any] = {}
    for each in (*ALSO_SAYS.get(name, ()), name):
        texts |= page_texts.get(each, {})
    return texts


def sample(language: str) -> dict[str, Any]:
    """Give the document of the public example."""
    document: dict[str, Any] = json.loads((HERE / "samples" / f"example.{language}.json").read_text("utf-8"))
    return document


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:2]))
