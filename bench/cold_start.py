"""Cold starts of the packaged lookup beside those of a bare boto3 handler, each in a process of its own.

From the import of the handler to its answer; that an interpreter starts is the same for all. The package is what the zip holds
and nothing else. The bare handler has all of boto3 and botocore: once as a zip of them is, without byte-code that is valid where
Lambda unpacks it, and once compiled beforehand as ours is, which leaves the size of botocore's data and our own code to compare.
"""

import compileall
import json
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from py_compile import PycInvalidationMode
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.compare import Row
from bench.local import TABLE, grow
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.application.ports.links import LinkKey, LinkKind
from infra.deploy.cloud import Cloud
from infra.package.build import build

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REFERENCE, EVENTS = "45CS01G00A", 25
"""A usual dossier: its head and 25 entries."""
LINK_KEYS, KEY = "/bench/link-keys", "k" * 40
STARTS = 40
NO_BYTE_CODE = shutil.ignore_patterns("__pycache__")
AWS_OWN = ("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six.py", "urllib3")
STARTED = """
import json, sys
from importlib import import_module
from time import perf_counter
folder, handler, event = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
begin = perf_counter()
sys.path.insert(0, folder)
module, name = handler.split(".")
answer = getattr(import_module(module), name)(event, None)
print(perf_counter() - begin)
assert answer["statusCode"] == 200, answer
"""


class Handler(NamedTuple):
    """A folder as Lambda unpacks it, and which function in it is called."""

    folder: Path
    name: str


def rows(client: "DynamoDBClient") -> list[Row]:
    """Give one row for each bare handler."""
    grow(client, REFERENCE, EVENTS)
    environment = _environment(client)
    event = json.dumps(_event())
    with TemporaryDirectory() as directory:
        folder = Path(directory)
        handlers = _packaged(folder / "packaged"), _bare(folder / "zipped"), _compiled(_bare(folder / "compiled"))
        times: tuple[list[float], ...] = ([], [], [])
        for turn in range(STARTS):
            for which in (0, 1, 2) if turn % 2 else (2, 1, 0):
                times[which].append(_start(handlers[which], event, environment))
    # The first start of each reads files that the machine has not read before.
    ours, zipped, compiled = (median(taken[1:]) * 1000 for taken in times)
    return [
        Row("cold lookup / bare boto3 handler as zipped", ours / zipped, 0.85, f"{ours:.0f} ms over {zipped:.0f} ms"),
        Row("cold lookup / the same compiled beforehand", ours / compiled, 1.10, f"{ours:.0f} ms over {compiled:.0f} ms"),
    ]


def _packaged(folder: Path) -> Handler:
    with zipfile.ZipFile(build("production").zips["core"]) as archive:
        archive.extractall(folder)
    return Handler(folder, "app.app")


def _bare(folder: Path) -> Handler:
    folder.mkdir()
    for path in (Path(sysconfig.get_path("purelib")) / name for name in AWS_OWN):
        shutil.copytree(path, folder / path.name, ignore=NO_BYTE_CODE) if path.is_dir() else shutil.copy(path, folder)
    shutil.copy(Path(__file__).with_name("bare_handler.py"), folder)
    return Handler(folder, "bare_handler.handler")


def _compiled(handler: Handler) -> Handler:
    compileall.compile_dir(handler.folder, quiet=2, force=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    return handler


def _start(handler: Handler, event: str, environment: dict[str, str]) -> float:
    command = [sys.executable, "-I", "-S", "-B", "-c", STARTED, str(handler.folder), handler.name, event]
    done = subprocess.run(command, env=environment, cwd=handler.folder, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{handler.name} did not answer:\n{done.stderr}")
    return float(done.stdout.splitlines()[-1])


def _environment(client: "DynamoDBClient") -> dict[str, str]:
    """Give what the functions are told; the key of the links is where they look for it."""
    endpoint = client.meta.endpoint_url
    Cloud("eu-west-3", endpoint).ssm.put_parameter(Name=LINK_KEYS, Value=KEY, Type="SecureString")
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": "eu-west-3",
        "AWS_DEFAULT_REGION": "eu-west-3",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "STAGE": "bench",
        "TABLE_NAME": TABLE,
        "SITE_URL": "https://suivi.example",
        "LINK_KEYS_PARAMETER": LINK_KEYS,
        "ORIGIN_SECRETS_PARAMETER": LINK_KEYS,
        "USER_POOL_CLIENT_ID": "client",
        "DESK_CLIENT_ID": "desk",
    }


def _event() -> dict[str, Any]:
    token = LinkSigner(lambda: [KEY]).mint(LinkKey(LinkKind.DOSSIER, REFERENCE, "l1", 1))
    resource, cookie = "/dossiers/{reference}", f"dossier={token}"
    return {
        "requestContext": {"resourcePath": resource, "httpMethod": "GET", "requestId": "r1", "stage": "api"},
        "headers": {"Cookie": cookie},
        "multiValueHeaders": {"Cookie": [cookie]},
        "multiValueQueryStringParameters": None,
        "pathParameters": {"reference": REFERENCE},
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
    }
