"""The template as CloudFormation gets it, and what both halves of the template's tests look for in it."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from infra.deploy.expand import expand
from infra.package.build import build

Template = dict[str, Any]
REGION = "eu-west-3"


@lru_cache
def _text() -> str:
    return json.dumps(
        expand(
            build("production").sam,
            REGION,
            "suivi-artefacts",
            {"core": "0.zip", "documents": "1.zip", "files": "2.zip", "payments": "3.zip"},
        )
    )


def expanded() -> Template:
    """A fresh copy of the expanded template."""
    whole: Template = json.loads(_text())
    return whole


def resources(template: Template, kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Name, properties and whole of each resource of a type such as AWS::SQS::Queue."""
    for name, whole in template["Resources"].items():
        if whole["Type"] == kind:
            yield name, whole.get("Properties", {}), whole


def as_list(value: Any) -> list[Any]:
    """What a template writes as one or as a list of several."""
    return value if isinstance(value, list) else [value]
