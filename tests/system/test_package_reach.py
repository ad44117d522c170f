"""Each handler and its package: all that it imports is there, and no library is there that no handler imports."""

import json
import re
import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import grimp
import pytest

from infra.package.build import CHALICE, build
from infra.package.functions import PACKAGES, Function, functions_of
from infra.package.reach import Reached, reach
from infra.paths import ROOT
from tests.system.alone import python

FUNCTIONS = {one.name: one for one in functions_of(build("production").sam)}
UNSEEN = {"tzdata"}
"""Libraries that no import names: the standard library's zoneinfo reads this one."""
DOCUMENTS_ALONE = ("typst", "lxml", "facturx")
FILES_ALONE = ("PIL", "pi_heif", "mt940")
PAYMENTS_ALONE = ("stripe",)
IMPORT = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
for name in json.loads(sys.argv[2]): importlib.import_module(name)
print(json.dumps([module.__file__ for module in sys.modules.values() if getattr(module, "__file__", None)]))
"""
pytestmark = pytest.mark.xdist_group("packages")


@lru_cache
def reached(function: Function) -> Reached:
    """What a handler reaches in the checkout."""
    others = {one.handler for one in FUNCTIONS.values()} - {function.handler}
    return reach({function.handler}, others, ROOT)


@pytest.mark.parametrize("package", PACKAGES)
def test_all_that_handlers_reach_is_imported_from_their_own_zip(package: str, packages: dict[str, Path]) -> None:
    """One process imports it for all handlers of a zip; that each starts alone is seen where each runs."""
    parts = [reached(one) for one in FUNCTIONS.values() if one.package == package]
    folder, names = packages[package], sorted(set().union(*(part.modules | part.libraries for part in parts)))
    files = json.loads(python(IMPORT, folder, json.dumps(names), env={"AWS_DEFAULT_REGION": "eu-west-3"}))
    ours = [path for path in files if Path(path).is_relative_to(folder)]
    standard = Path(json.__file__).parent.parent
    assert len(ours) > 50
    assert all(Path(path).is_relative_to(standard) and "site-packages" not in path for path in {*files} - {*ours})


@pytest.mark.parametrize("package", PACKAGES)
def test_a_zip_holds_of_our_modules_all_that_its_own_import(package: str, packages: dict[str, Path]) -> None:
    graph = grimp.build_graph("chalicelib", exclude_type_checking_imports=True)
    held = {_name(path.relative_to(packages[package])) for path in packages[package].glob("chalicelib/**/*.py")}
    # The application names all workers; what one of the other package imports inside is not in this one.
    elsewhere = {one.handler.rpartition(".")[0] for one in FUNCTIONS.values() if one.package != package}
    for module in held - elsewhere:
        assert graph.find_modules_directly_imported_by(module) <= held, module


@pytest.mark.parametrize("package", PACKAGES)
def test_no_library_is_in_a_zip_that_none_of_its_functions_reaches(package: str) -> None:
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / f"{package}.txt").read_text("utf-8"), re.MULTILINE)
    libraries = {name for one in FUNCTIONS.values() if one.package == package for name in reached(one).libraries}
    assert {_plain(name) for name in pinned} - UNSEEN == _with_theirs(libraries - sys.stdlib_module_names - {CHALICE})


def test_no_package_has_the_heavy_libraries_of_another(packages: dict[str, Path]) -> None:
    assert FUNCTIONS["APIHandler"].package == FUNCTIONS["Effects"].package == FUNCTIONS["Sweep"].package == "core"
    for package, theirs in (("documents", DOCUMENTS_ALONE), ("files", FILES_ALONE), ("payments", PAYMENTS_ALONE)):
        assert all((packages[package] / name).exists() for name in theirs)
        assert not [
            (other, name) for other in PACKAGES if other != package for name in theirs if (packages[other] / name).exists()
        ]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_zip_describes_the_api(package: str, packages: dict[str, Path]) -> None:
    assert not [path for path in packages[package].glob("chalicelib/**/*.py") if "openapi" in path.read_text("utf-8").lower()]


def _with_theirs(modules: Iterable[str]) -> set[str]:
    """The distributions of these modules, and all that they require (PEP 508; extras and markers that do not hold are not)."""
    where = packages_distributions()
    waiting = [name for module in modules for name in where[module][:1]]
    libraries: set[str] = set()
    while waiting:
        name = _plain(waiting.pop())
        if name not in libraries:
            libraries.add(name)
            waiting += [re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in requires(name) or () if ";" not in need]
    return libraries


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
