"""The build: one bundle, one seller, bodies and headers that agree."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import quickjs

from chalicelib.domain.sale.kinds import KINDS
from static_site import seller, texts
from static_site.build import build
from static_site.bundle import BundleError, bundle_script
from static_site.output import MANIFEST
from static_site.pages import PAGES

SOURCES = Path(seller.__file__).parent
OTHER_NAME = "Tamiserie"
BUDGETS = {
    "dossier.js": 13_520,
    "affairs.js": 7_500,
    "statement.js": 7_500,
    # With the sheet in which a fault is described, which no first view waits for: the page is read of an open link.
    "instruments.js": 9_000,
    "lost_link.js": 7_000,
    "label.js": 3_500,
    "acts.js": 12_000,
    "offer.js": 12_000,
    "pay.js": 6_500,
    "cases.js": 2_500,
    "access.js": 6_000,
    "sharing.js": 7_000,
    "invoices.js": 2_000,
    "dossier.css": 7_600,
    "dossier_print.css": 900,
    "affairs.css": 7_500,
    "statement.css": 8_500,
    "instruments.css": 8_000,
    "lost_link.css": 6_000,
    "label.css": 7_000,
    "access.css": 7_500,
    "public.css": 7_000,
    "acts.css": 2_500,
    "invoices.css": 1_000,
}
"""Bytes as they are sent: packed by gzip.

Each script that is loaded for an act has 12,000 at most: what reserves or orders has its own beside that of all acts.
"""
DESK, DAY_AND_DOSSIER = "desk", 30_000
"""How the staff desk's own files begin; what its day and a dossier of it weigh together, packed."""
ID = r'\sid="([^"]+)"'
CELLS = (r'<li class="step"><div class="seg">', r'<li class="step step--lapsed">', r'<span class="mini">((?:<i></i>)+)</span>')
"""A step of an empty scale: of the page that waits, of a dead link; all of them in a row of the list that waits."""
TEMPLATE = re.compile(r"<template .*?</template>", re.DOTALL)
"""What the script opens, one in the place of another."""


def read(folder: Path, path: str) -> str:
    """A packed text of the site."""
    return gzip.decompress((folder / path).read_bytes()).decode()


def bundled(folder: Path, modules: dict[str, str], page_texts: dict[str, str]) -> str:
    """The bundle of `main.js` and of what it imports."""
    for name, source in modules.items():
        (folder / name).write_text(source, "utf-8")
    return bundle_script(folder / "main.js", json.dumps(page_texts).encode()).decode()


def test_modules_have_scopes_of_their_own(tmp_path: Path) -> None:
    modules = {
        "main.js": "import { say } from './a.js';\nconst words = ['b'];\nsay(words);\n",
        "a.js": "const words = ['a'];\nexport const say = (more) => console.log(words, more);\n",
    }
    given = quickjs.Context()
    given.eval("let said = ''; const console = { log: (...all) => { said = JSON.stringify(all); } };")
    given.eval(bundled(tmp_path, modules, {}))
    assert json.loads(given.eval("said")) == [["a"], ["b"]]


def test_a_bundle_holds_the_words_that_it_uses_and_no_others(tmp_path: Path) -> None:
    modules = {"main.js": "import * as TEXT from 'texts';\nconsole.log(TEXT.late, TEXT.early);\n"}
    script = bundled(tmp_path, modules, {"early": "tôt", "late": "tard", "never": "jamais"})
    assert ("tôt" in script, "tard" in script, "jamais" in script) == (True, True, False)
    with pytest.raises(BundleError, match="late"):
        bundled(tmp_path, modules, {"early": "tôt"})


@pytest.mark.parametrize(
    "modules",
    [
        {"main.js": "import { a } from './gone.js';\nconsole.log(a);\n"},
        {"main.js": "import { b } from './a.js';\nconsole.log(b);\n", "a.js": "export const a = 1;\n"},
        {"main.js": "const b = 1;\nconst b = 2;\n"},
        {"main.js": "import * as all from './a.js';\nconsole.log(all.b);\n", "a.js": "export const a = 1;\n"},
    ],
)
def test_what_would_fail_in_a_browser_is_no_bundle(modules: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(BundleError):
        bundled(tmp_path, modules, {})


def test_another_seller_changes_the_whole_site(tmp_path: Path) -> None:
    changed = tmp_path / "seller.toml"
    facts = seller.FILE.read_text("utf-8")
    name = seller.load()["name"]
    changed.write_text(
        facts.replace(name, OTHER_NAME).replace(name.lower(), OTHER_NAME.lower()).replace("#0a5559", "#123456"), "utf-8"
    )
    build(tmp_path / "dist", changed)
    listed = json.loads((tmp_path / "dist" / MANIFEST).read_text("utf-8"))["files"]
    texts = {
        entry["path"]: read(tmp_path / "dist", entry["path"])
        for entry in listed
        if entry["path"].endswith((".html", ".css", ".js", ".svg"))
    }
    assert not [path for path, text in texts.items() if name in text]
    assert sum(OTHER_NAME in text for text in texts.values()) >= 14
    assert any("#123456" in text for path, text in texts.items() if path.endswith(".css"))


def test_no_seller_is_named_in_the_sources() -> None:
    name = seller.load()["name"].lower()
    sources = [
        path
        for room in (
            "access",
            "acts",
            "affairs",
            "desk",
            "dossier",
            "instruments",
            "label",
            "lost_link",
            "public",
            "shared",
            "statement",
            "texts",
        )
        for path in (SOURCES / room).rglob("*.*")
    ]
    assert len(sources) > 30
    assert not [path.name for path in sources if name in path.read_text("utf-8").lower()]


def test_the_manifest_lists_every_file(dist: Path) -> None:
    listed = json.loads((dist / MANIFEST).read_text("utf-8"))["files"]
    assert {entry["path"] for entry in listed} | {MANIFEST} == {
        str(path.relative_to(dist)) for path in dist.rglob("*") if path.is_file()
    }
    for entry in listed:
        packed = (dist / entry["path"]).read_bytes()[:2] == b"\x1f\x8b"
        assert packed == (entry["content_encoding"] == "gzip")
        assert ("immutable" in entry["cache_control"]) == entry["path"].startswith("assets/")


def test_scripts_and_sheets_are_as_light_as_promised(dist: Path) -> None:
    sent = [file for file in (dist / "assets").iterdir() if file.suffix in (".js", ".css") and not file.name.startswith(DESK)]
    assert len(sent) == 37
    heavy = {
        file.name: len(file.read_bytes()) for file in sent if len(file.read_bytes()) > BUDGETS[re.sub(r"\..*\.", ".", file.name)]
    }
    assert heavy == {}


def test_the_desk_s_day_and_its_dossier_are_as_light_as_promised(dist: Path) -> None:
    for language in texts.LANGUAGES:
        named = {file.name.partition(".")[0]: file for file in (dist / "assets").glob(f"{DESK}*.{language}.*.js")}
        weights = [len(named[name].read_bytes()) for name in ("desk", "desk_dossier") if name in named]
        assert 0 < sum(weights) <= DAY_AND_DOSSIER


def test_building_twice_gives_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    build(tmp_path)
    first, second = ({file.relative_to(made): file.read_bytes() for file in made.rglob("*.*")} for made in (dist, tmp_path))
    assert first and first == second


def test_every_page_exists_in_both_languages(dist: Path) -> None:
    for page in PAGES.values():
        for language in texts.LANGUAGES:
            assert f'<html lang="{language}">' in read(dist, page.file(language))
    assert {"suivi/", "affaires/"} < {page.paths["fr"] for page in PAGES.values()}


def keys(part: Any, above: str = "") -> set[str]:
    """The paths of all texts; a list counts by its length."""
    if isinstance(part, dict):
        return {path for key, value in part.items() for path in keys(value, f"{above}.{key}")}
    if isinstance(part, list):
        return {path for position, value in enumerate(part) for path in keys(value, f"{above}.{position}")}
    return {above}


def test_both_languages_have_the_same_texts() -> None:
    # The reference of the API is to be read in English.
    facts = seller.load()
    french, english = (keys(texts.load(language, facts)) for language in texts.LANGUAGES)
    assert {key for key in french ^ english if not key.startswith(".api.")} == set()
    assert {".affairs.script.open_failed", ".dead.reasons.0.text"} < french


def test_no_text_of_the_scripts_is_left_over() -> None:
    page_texts = texts.load("fr", seller.load())
    used = "".join(path.read_text("utf-8") for kind in ("script", "templates") for path in SOURCES.glob(f"*/{kind}/*.*"))
    rooms = (page_texts[room]["script"] for room in ("affairs", "statement", "instruments", "label", "lost_link", "access"))
    shown = {*page_texts["script"], *page_texts["acts"], *(key for room in rooms for key in room)}
    assert [key for key in shown if not re.search(rf"\bTEXT\.{key}\b|\bscript\.{key}\b", used)] == []


def test_the_api_is_shown_whole(dist: Path) -> None:
    document = json.loads(read(dist, "openapi.json"))
    text = read(dist, "en/api/index.html")
    operations = [details for methods in document["paths"].values() for method, details in methods.items() if method != "head"]
    assert [details["operationId"] for details in operations if f'id="{details["operationId"]}"' not in text] == []
    assert [name for name in document["components"]["schemas"] if f'id="{name}"' not in text] == []
    assert "/en/api/" in read(dist, "programmes/index.html")


def test_the_empty_scales_have_as_many_steps_as_the_kind(dist: Path) -> None:
    steps, (waiting, dead, row) = len(KINDS[0].steps), CELLS
    for page, scales in (("dossier", 2), ("affairs", 1)):
        drawn = read(dist, PAGES[page].file("fr"))
        assert [len(re.findall(cell, drawn)) for cell in (waiting, dead)].count(steps) == scales
    assert [cells.count("<i>") for cells in re.findall(row, read(dist, PAGES["affairs"].file("fr")))] == [steps] * 5


def test_no_two_elements_that_are_there_at_once_share_an_id(tmp_path: Path) -> None:
    build(tmp_path)
    for path in (
        PAGES[key].address(language)
        for key in ("dossier", "affairs", "statement", "instruments", "access", "home", "lost_link", "label")
        for language in texts.LANGUAGES
    ):
        page = read(tmp_path, f"{path.strip('/')}/index.html".lstrip("/"))
        around = re.findall(ID, TEMPLATE.sub("", page))
        assert around, path
        for opened in TEMPLATE.findall(page) or [""]:
            ids = [*around, *re.findall(ID, opened)]
            assert sorted(set(ids)) == sorted(ids), path
