"""The build: one bundle, one seller, bodies and headers that agree."""

import gzip
import json
from pathlib import Path

import pytest

from static_site import seller
from static_site.build import build
from static_site.bundle import BundleError, bundle
from static_site.output import MANIFEST

SOURCES = Path(seller.__file__).parent
PROBLEMS = (
    "invalid-body unauthenticated forbidden not-found refused stale precondition-required idempotency-key-reused",
    "conflict too-large unsupported-media-type internal throttled",
)
OTHER_NAME = "Tamiserie"


def read(folder: Path, path: str) -> str:
    """A packed text of the site."""
    return gzip.decompress((folder / path).read_bytes()).decode()


def test_a_bundle_keeps_the_order_of_imports() -> None:
    modules = {"main.js": "import { a } from './a.js';\nuse(a);\n", "a.js": "// why\nexport const a = 1;\n"}
    assert bundle("main.js", modules) == "const a = 1;\nuse(a);\n"


@pytest.mark.parametrize(
    "modules",
    [
        {"main.js": "import { a } from './a.js';\nconst b = 1;\n", "a.js": "export const a = 1;\nconst b = 2;\n"},
        {"main.js": "import { a } from './a.js';\n", "a.js": "import { m } from './main.js';\n"},
        {"main.js": "export default 1;\n"},
        {"main.js": "import x from './a.js';\n", "a.js": ""},
    ],
)
def test_what_one_scope_cannot_hold_is_refused(modules: dict[str, str]) -> None:
    with pytest.raises(BundleError):
        bundle("main.js", modules)


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
    sources = [path for kind in ("templates", "css", "js", "texts") for path in (SOURCES / kind).rglob("*.*")]
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


def test_building_twice_gives_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    build(tmp_path)
    for path in dist.rglob("*.*"):
        assert path.read_bytes() == (tmp_path / path.relative_to(dist)).read_bytes()


def test_every_page_exists_in_both_languages(dist: Path) -> None:
    for path in ("index.html", "exemple/index.html", "suivi/index.html", "problemes/index.html", "404.html"):
        assert '<html lang="fr">' in read(dist, path)
    for path in ("en/index.html", "en/example/index.html", "en/suivi/index.html", "en/problems/index.html", "en/404.html"):
        assert '<html lang="en">' in read(dist, path)


def test_every_problem_type_has_its_anchor(dist: Path) -> None:
    for path in ("problemes/index.html", "en/problems/index.html", "problems/index.html"):
        text = read(dist, path)
        assert [kind for kind in " ".join(PROBLEMS).split() if f'id="{kind}"' not in text] == []


def test_the_api_is_shown_whole(dist: Path) -> None:
    document = json.loads(read(dist, "openapi.json"))
    text = read(dist, "en/api/index.html")
    operations = [told for methods in document["paths"].values() for method, told in methods.items() if method != "head"]
    assert [told["operationId"] for told in operations if f'id="{told["operationId"]}"' not in text] == []
    assert [name for name in document["components"]["schemas"] if f'id="{name}"' not in text] == []
    assert "/en/api/" in read(dist, "programmes/index.html")
