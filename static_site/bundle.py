"""Scripts and style sheets, bundled and minified by esbuild: each is one file, made of modules that have scopes of their own."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.tools.programs import program

SCRIPT = ("--format=esm", "--target=es2022", "--log-override:import-is-undefined=error")
"""A text that is not there is an error: esbuild alone would write `undefined` into the page."""
NONE: Mapping[str, str] = {}
STYLE = ("--external:/assets/*",)
"""Addresses of assets get their hashes afterwards."""


class BundleError(Exception):
    """What esbuild says of sources that it cannot bundle."""


def bundle_script(entry: Path, texts: bytes, loaded: Mapping[str, str] = NONE) -> bytes:
    """Give the script of an entry and all that it imports; `texts` is what its modules import as `texts`, in JSON.

    Of the texts it holds those that are used.
    loaded: addresses of scripts that are there before this one, by the names that its modules import them by: in no bundle twice.
    """
    there = [f"--alias:{name}={address}" for name, address in loaded.items()]
    return _bundle(entry, {"texts": ("texts.json", texts)}, (*SCRIPT, *there, "--external:/assets/*"))


def bundle_style(entry: Path, colours: str) -> str:
    """Give the style sheet of an entry and all that it imports; `colours` is the sheet that it imports as `colours`."""
    return _bundle(entry, {"colours": ("colours.css", colours.encode())}, STYLE).decode()


def _bundle(entry: Path, generated: Mapping[str, tuple[str, bytes]], options: tuple[str, ...]) -> bytes:
    """Run esbuild with files made for this entry beside those of the sources; raises BundleError."""
    with TemporaryDirectory() as folder:
        aliases = []
        for name, (file, content) in generated.items():
            (Path(folder) / file).write_bytes(content)
            aliases.append(f"--alias:{name}={Path(folder) / file}")
        common = ("--bundle", "--minify", "--charset=utf8", "--log-level=warning")
        command = [str(program("esbuild")), str(entry), *common, *options, *aliases]
        made = subprocess.run(command, capture_output=True)
    if made.returncode or made.stderr:
        raise BundleError(made.stderr.decode())
    return made.stdout
