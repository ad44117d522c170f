"""Which function runs from which package, as the template says it: `"CodeUri": "./documents.zip"`."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

PACKAGES = ("core", "documents", "files", "payments")
BUDGET = {"core": 8.5, "documents": 50.0, "files": 11.5, "payments": 11.0}
"""MB (10^6 bytes) that each may have, zipped; the bench shows what it has.

Support brought core instruments and a second kind of dossier: half a megabyte of code, of which a lookup imports what it needs.
"""


class Function(NamedTuple):
    """A function of the SAM template: its logical name, its handler such as app.app, and its package."""

    name: str
    handler: str
    package: str


def functions_of(sam: dict[str, Any]) -> Iterator[Function]:
    """Yield all functions of a SAM template; ValueError for one whose template names no package of ours."""
    for name, resource in sam["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            code = resource["Properties"]["CodeUri"]
            package = PurePosixPath(code).stem
            if package not in PACKAGES:
                raise ValueError(f"{name} runs from {code}: its part of infra/template names one of {', '.join(PACKAGES)}")
            yield Function(name, resource["Properties"]["Handler"], package)
