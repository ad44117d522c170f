"""Check the browser code: `python -m static_site.check`.

oxlint reads the scripts, the native TypeScript compiler their types (JSDoc), Biome the style sheets.
"""

import json
import subprocess
import sys
from pathlib import Path

from infra.tools.programs import program
from static_site import seller, texts
from static_site.build import script_texts

HERE = Path(__file__).parent
TEXTS = Path("..", "build", "texts.json")
"""What tsconfig.json takes the module `texts` from."""


def check(folder: Path = HERE) -> dict[str, str]:
    """Check the browser code in a folder; gives by program what it reports."""
    _write_texts(folder / TEXTS)
    commands = {
        "oxlint": [str(Path(sys.executable).parent / "oxlint"), "-c", "oxlintrc.json", "--deny-warnings", "."],
        "tsc": [str(program("tsc")), "--project", "tsconfig.json"],
        "biome": [str(program("biome")), "lint", "--config-path=.", "--error-on-warnings", "."],
    }
    results = {name: subprocess.run(command, cwd=folder, capture_output=True, text=True) for name, command in commands.items()}
    return {name: result.stdout + result.stderr for name, result in results.items() if result.returncode}


def _write_texts(file: Path) -> None:
    """Write the texts of all scripts, which the type checker holds their uses to."""
    page_texts = texts.load(texts.LANGUAGES[0], seller.load())
    merged = {key: text for room in script_texts(page_texts).values() for key, text in room.items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(merged, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    failed = check()
    for name, output in failed.items():
        print(f"{name}:\n{output}", flush=True)
    sys.exit(1 if failed else 0)
