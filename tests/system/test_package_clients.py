"""botocore in the zip: what is left of its descriptions is enough for what is called, and no more."""

import json
from pathlib import Path
from typing import Any

from infra.prune import SERVICES
from tests.system.alone import python

CALLS = """
import sys
sys.path.insert(0, sys.argv[1])
from chalicelib.adapters import dynamodb, functions, link_keys, s3, ses

class Sent(Exception): pass

def send(request, **_): raise Sent(request.url)

mail = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}
for client, operation, given in (
    (dynamodb.connect(), "get_item", {"TableName": "t", "Key": {"pk": {"S": "a"}}}),
    (dynamodb.connect(), "transact_write_items", {"TransactItems": [{"Delete": {"TableName": "t", "Key": {"pk": {"S": "a"}}}}]}),
    (functions.connect(), "invoke", {"FunctionName": "f", "Payload": b"{}"}),
    (link_keys.connect(), "get_parameter", {"Name": "/n", "WithDecryption": True}),
    (s3.connect(), "put_object", {"Bucket": "shelf", "Key": "k", "Body": b"x", "IfNoneMatch": "*"}),
    (ses.connect(), "send_email", {"FromEmailAddress": "a@b.example", "Content": mail}),
):
    client.meta.events.register("before-send", send)
    try: getattr(client, operation)(**given)
    except Sent as request: print(request)
print(s3.connect().generate_presigned_url("get_object", {"Bucket": "shelf", "Key": "k"}))
"""


def test_each_client_sends_to_aws(unzipped: Path) -> None:
    known = {"AWS_DEFAULT_REGION": "eu-west-3", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    *sent, signed = python(CALLS, unzipped, env=known).split()
    assert [url.removeprefix("https://").partition(".amazonaws.com")[0] for url in sent] == [
        "dynamodb.eu-west-3", "dynamodb.eu-west-3", "lambda.eu-west-3", "ssm.eu-west-3", "shelf.s3.eu-west-3", "email.eu-west-3",
    ]  # fmt: skip
    assert signed.startswith("https://shelf.s3.eu-west-3.amazonaws.com/k?") and "X-Amz-Signature" in signed


def test_botocore_describes_what_is_called_and_nothing_else(unzipped: Path) -> None:
    data = unzipped / "botocore" / "data"
    models = {path.parts[-3]: path for path in data.rglob("service-2.json")}
    operations = {name: set(json.loads(path.read_text("utf-8"))["operations"]) for name, path in models.items()}
    assert set(operations) == SERVICES
    assert operations["dynamodb"] >= {"GetItem", "Query", "TransactWriteItems"}, "called"
    assert operations["s3"] >= {"GetObject", "PutObject"}, "called, and named for a signed address"
    assert not operations["dynamodb"] & {"CreateTable", "DeleteTable", "ListTables"}
    assert not operations["s3"] & {"DeleteObject", "DeleteBucket"}
    assert not any(
        key == "documentation" and told and isinstance(told, str) for path in models.values() for key, told in _pairs(path)
    )
    partitions = json.loads((data / "endpoints.json").read_text("utf-8"))["partitions"]
    assert set(partitions[0]["services"]) == SERVICES - {"sesv2"} | {"email"}


def _pairs(path: Path) -> list[tuple[str, Any]]:
    """Each key of a JSON file with its value, at whatever depth."""
    found: list[tuple[str, Any]] = []
    json.loads(path.read_text("utf-8"), object_pairs_hook=found.extend)
    return found
