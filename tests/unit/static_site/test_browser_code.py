"""The checks of browser code find what they are there for; that it passes them says `make style`, which runs beside the tests."""

import shutil
from pathlib import Path

from static_site.check import HERE, check

CONFIGURATION = ("oxlintrc.json", "tsconfig.json", "biome.jsonc")
SCRIPT, STYLE = "shared/script/announcer.js", "shared/style/print.css"
FAULTS = {
    # A text that is not there, a wrong type, what may be null, no type.
    "import * as TEXT from 'texts';\nannounce(TEXT.never_written);": "TS2339",
    "announce(1);": "TS2345",
    "document.querySelector('p').remove();": "TS2531",
    "export const same = (given) => given;": "TS7006",
    # Markup from a string, something stored, a name that hides another.
    "byId('content').innerHTML = '<p>';": "no-restricted-properties",
    "localStorage.setItem('a', 'b');": "no-restricted-globals",
    "[''].forEach((announce) => byId(announce));": "no-shadow",
}
STYLE_FAULTS = {".msg{colour:red}": "noUnknownProperty", ".msg{margin:1remm}": "noUnknownUnit"}


def test_faults_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "static_site"
    for room in HERE.iterdir():
        if (room / "style").exists():
            shutil.copytree(room, folder / room.name)
    for name in CONFIGURATION:
        shutil.copy(HERE / name, folder / name)
    for path, faults in ((SCRIPT, FAULTS), (STYLE, STYLE_FAULTS)):
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write("\n" + "\n".join(faults) + "\n")
    messages = "".join(check(folder).values())
    assert [fault for fault, code in (FAULTS | STYLE_FAULTS).items() if code not in messages] == []
