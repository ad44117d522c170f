"""What a package is made of follows from imports: at once, inside functions, but neither for types nor for handlers elsewhere."""

from pathlib import Path

import pytest

from infra.package.archive import write_zip
from infra.package.functions import functions_of
from infra.package.reach import reach

FILES = {
    "app.py": "from chalicelib.workers import draw, mail\n",
    "chalicelib/__init__.py": "",
    "chalicelib/workers.py": "import json\ndef draw():\n    import typst\n    from chalicelib import pens\n"
    "def mail():\n    from chalicelib.letters import write\n",
    "chalicelib/pens.py": "",
    "chalicelib/letters.py": "from typing import TYPE_CHECKING\nimport jinja2\n"
    "if TYPE_CHECKING:\n    from chalicelib import shapes\n",
    "chalicelib/shapes.py": "",
}
DRAW, MAIL = "chalicelib.workers.draw", "chalicelib.workers.mail"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chalicelib").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_what_is_imported_inside_functions_is_reached_and_what_is_for_types_alone_is_not(folder: Path) -> None:
    reached = reach({"app.app", MAIL}, {DRAW}, folder)
    assert reached.modules == {"app", "chalicelib", "chalicelib.workers", "chalicelib.letters"}
    assert reached.libraries == {"json", "typing", "jinja2"}


def test_a_handler_reaches_neither_the_application_nor_what_another_imports(folder: Path) -> None:
    reached = reach({DRAW}, {"app.app", MAIL}, folder)
    assert reached.files == {Path("chalicelib/__init__.py"), Path("chalicelib/workers.py"), Path("chalicelib/pens.py")}
    assert reached.libraries == {"json", "typst"}


def test_a_function_that_names_no_package_is_refused() -> None:
    function = {"Type": "AWS::Serverless::Function", "Properties": {"Handler": "app.app", "CodeUri": "./deployment.zip"}}
    with pytest.raises(ValueError, match="APIHandler runs from"):
        list(functions_of({"Resources": {"APIHandler": function}}))


def test_two_files_of_one_name_are_not_zipped(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "app.py").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"app\.py is in"):
        write_zip((folder, other), other / "result.zip")
