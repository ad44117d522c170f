"""botocore in the zip: what is left of its descriptions is enough for what is called, and no more."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from botocore import xform_name
from botocore.session import get_session

from infra.package.functions import PACKAGES
from infra.package.prune import OPERATIONS
from infra.paths import ROOT
from tests.system.alone import python

CALLS = """
import sys
sys.path.insert(0, sys.argv[1])
from chalicelib.adapters import dynamodb, lambda_functions, s3
from chalicelib.adapters.links import signing_keys
from chalicelib.adapters.ses import sender as ses

class Sent(Exception): pass

def send(request, **_): raise Sent(request.url)

mail = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}
for client, operation, given in (
    (dynamodb.connect(), "get_item", {"TableName": "t", "Key": {"pk": {"S": "a"}}}),
    (dynamodb.connect(), "transact_write_items", {"TransactItems": [{"Delete": {"TableName": "t", "Key": {"pk": {"S": "a"}}}}]}),
    (lambda_functions.connect(), "invoke", {"FunctionName": "f", "Payload": b"{}"}),
    (signing_keys.connect(), "get_parameter", {"Name": "/n", "WithDecryption": True}),
    (s3.connect(), "put_object", {"Bucket": "store", "Key": "k", "Body": b"x", "IfNoneMatch": "*"}),
    (ses.connect(), "send_email", {"FromEmailAddress": "a@b.example", "Content": mail}),
):
    client.meta.events.register("before-send", send)
    try: getattr(client, operation)(**given)
    except Sent as request: print(request)
client = dynamodb.connect()
client.meta.events.register("before-send", send)
pages = client.get_paginator("query").paginate(TableName="t", KeyConditionExpression="pk = :pk")
try: list(pages)
except Sent as request: print(request)
print(s3.connect().generate_presigned_url("get_object", {"Bucket": "store", "Key": "k"}))
"""
pytestmark = pytest.mark.xdist_group("packages")


def test_each_client_sends_to_aws(packages: dict[str, Path]) -> None:
    variables = {"AWS_DEFAULT_REGION": "eu-west-3", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    *sent, signed = python(CALLS, packages["core"], env=variables).split()
    assert [url.removeprefix("https://").partition(".amazonaws.com")[0] for url in sent] == [
        "dynamodb.eu-west-3", "dynamodb.eu-west-3", "lambda.eu-west-3", "ssm.eu-west-3", "store.s3.eu-west-3", "email.eu-west-3",
        "dynamodb.eu-west-3",
    ]  # fmt: skip
    assert signed.startswith("https://store.s3.eu-west-3.amazonaws.com/k?") and "X-Amz-Signature" in signed


def test_what_adapters_name_is_described_and_nothing_else() -> None:
    names: set[str] = set()
    for path in (ROOT / "chalicelib" / "adapters").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
    for service, kept in OPERATIONS.items():
        operations = get_session().get_service_model(service).operation_names
        assert {name for name in operations if xform_name(name) in names} == kept, service


@pytest.mark.parametrize("package", PACKAGES)
def test_a_zip_describes_what_is_called(package: str, packages: dict[str, Path]) -> None:
    data = packages[package] / "botocore" / "data"
    newest = {name: max((data / name).glob("*/service-2.json")) for name in OPERATIONS}
    assert {name: set(json.loads(path.read_text("utf-8"))["operations"]) for name, path in newest.items()} == OPERATIONS
    assert not any(
        key == "documentation" and text and isinstance(text, str) for path in newest.values() for key, text in _pairs(path)
    )
    partitions = json.loads((data / "endpoints.json").read_text("utf-8"))["partitions"]
    assert set(partitions[0]["services"]) == OPERATIONS.keys() - {"sesv2"} | {"email"}


def _pairs(path: Path) -> list[tuple[str, Any]]:
    """Each key of a JSON file with its value, at whatever depth."""
    pairs: list[tuple[str, Any]] = []
    json.loads(path.read_text("utf-8"), object_pairs_hook=pairs.extend)
    return pairs
