"""The zips alone: what is in them, and each handler run from its own by Lambda's own client, without this machine's packages."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from infra.package.build import build
from infra.package.functions import BUDGET, PACKAGES, functions_of
from infra.paths import ROOT
from tests.system.alone import python
from tests.system.runtime_api import RuntimeApi
from tests.system.template import expanded, resources

LAMBDA_TAKES = 250
"""MB of a package, unzipped."""
NEEDED = re.compile(rb"\x00(GLIBC|GLIBCXX)_([0-9.]+)(?=\x00)")
RUNTIME = {b"GLIBC": (2, 26), b"GLIBCXX": (3, 4, 24)}
"""What the runtime of Python 3.11 has, on Amazon Linux 2: its glibc, and the C++ library of GCC 7."""
CLIENT = ("awslambdaric", "simplejson", "snapshot_restore_py", "runtime_client*")
SETTINGS = {
    "STAGE": "test",
    "TABLE_NAME": "dossiers",
    "SITE_URL": "https://suivi.example",
    "LINK_KEYS_PARAMETER": "/suivi/link-keys",
    "ORIGIN_SECRETS_PARAMETER": "/suivi/origin-secrets",
    "USER_POOL_CLIENT_ID": "client",
    "DESK_CLIENT_ID": "desk",
    "SENDER": "Granuloshop <service.client@granuloshop.com>",
    "CONFIGURATION_SET": "suivi",
    "DOCUMENTS_BUCKET": "documents",
    "INVOICES_BUCKET": "invoices",
    "UPLOADS_BUCKET": "uploads",
    "PAYMENTS_QUEUE_URL": "https://sqs.example/payments",
    "CHECKOUT_FUNCTION": "checkout",
    "CARD_PAYMENTS": "true",
    "WEBHOOK_SECRETS_PARAMETER": "/suivi/webhook-secrets",
    "STRIPE_KEYS_PARAMETER": "/suivi/stripe-keys",
    "STRIPE_API": "",
    "PREVIEW_FUNCTION": "preview",
    "DRAFTS_FUNCTION": "drafts",
    "ROLES_FUNCTION": "roles",
    "USER_POOL_ID": "pool",
}
GET: dict[str, Any] = {
    "resource": "/dossiers/{reference}",
    "path": "/dossiers/45KL89G00E",
    "httpMethod": "GET",
    "headers": {"Accept": "application/json"},
    "multiValueHeaders": {"Accept": ["application/json"]},
    "queryStringParameters": None,
    "multiValueQueryStringParameters": None,
    "pathParameters": {"reference": "45KL89G00E"},
    "stageVariables": None,
    "requestContext": {
        "resourcePath": "/dossiers/{reference}",
        "httpMethod": "GET",
        "stage": "api",
        "requestId": "1",
        "identity": {},
    },
    "body": None,
    "isBase64Encoded": False,
}
TICK = {"id": "1", "detail-type": "Scheduled Event", "source": "aws.events", "time": "2026-08-06T07:14:00Z", "resources": [],
        "account": "0", "region": "eu-west-3", "version": "0", "detail": {}}  # fmt: skip
ASKED = {
    "reference": "45KL89G00E",
    "command": {"type": "place_order"},
    "caller": ["claire", "claire", ["manager"], {"kind": "manager"}, "staff"],
}
REHEARSED = {
    "reference": "45KL89G00E",
    "commands": [{"type": "place_order"}],
    "caller": ["claire", "claire", ["manager"], {"kind": "manager"}, "staff"],
    "now": "2026-08-06T07:14:00Z",
}
EVENTS: dict[str, dict[str, Any]] = {
    "APIHandler": GET,
    "Effects": {"Records": []},
    "Sweep": TICK,
    "Render": {"Records": []},
    "RenderSweep": TICK,
    "Forward": TICK,
    "Preview": ASKED,
    "Drafts": REHEARSED,
    "Rebuild": {"settle": 0},
    "Uploads": {"Records": []},
    "Statements": {"Records": []},
    "Bounces": {"Records": []},
    "Payments": {"Records": []},
    "Checkout": {},
    "Roles": {},
}

MISSED = {"Preview": "NotFound", "Drafts": "Overtaken", "Checkout": "KeyError", "Roles": "ValidationError"}
"""What ends those that are answered by nothing but emptiness: there is no dossier in this store, and no key of Stripe's."""


FUNCTIONS = {one.name: one for one in functions_of(build("production").sam)}
pytestmark = pytest.mark.xdist_group("packages")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lambda's client of the Runtime API, and nothing else of this environment."""
    folder, installed = tmp_path_factory.mktemp("client"), Path(sysconfig.get_path("purelib"))
    for path in (path for pattern in CLIENT for path in installed.glob(pattern)):
        shutil.copytree(path, folder / path.name) if path.is_dir() else shutil.copy(path, folder)
    return folder


@pytest.mark.parametrize("package", PACKAGES)
def test_a_zip_holds_its_libraries_and_no_other(package: str, packages: dict[str, Path]) -> None:
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / f"{package}.txt").read_text("utf-8"), re.MULTILINE)
    unzipped = packages[package]
    shipped = [path.name.split("-")[0] for path in unzipped.glob("*.dist-info")]
    assert sorted(_plain(name) for name in shipped) == sorted(_plain(name) for name in pinned)
    assert {path.name for path in (unzipped / "chalice").glob("*.py")} == {"__init__.py", "app.py"}
    assert not [
        path for path in unzipped.rglob("*") if path.name in {"tests", ".chalice", "Makefile"} and "chalicelib" in path.parts
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_zip_is_within_its_budget(package: str, packages: dict[str, Path]) -> None:
    zipped = build("production").zips[package].stat().st_size / 1e6
    unzipped = sum(path.stat().st_size for path in packages[package].rglob("*") if path.is_file()) / 1e6
    print(f"{package}: {zipped:.1f} MB zipped, {unzipped:.1f} MB of the {LAMBDA_TAKES} that Lambda takes")
    assert zipped <= BUDGET[package]
    assert unzipped < LAMBDA_TAKES


@pytest.mark.parametrize("package", PACKAGES)
def test_a_zip_knows_whom_to_trust_when_it_calls_aws(package: str, packages: dict[str, Path]) -> None:
    code = (
        "import ssl, sys; sys.path.insert(0, sys.argv[1])\n"
        "from botocore.httpsession import get_cert_path\n"
        "print(len(ssl.create_default_context(cafile=get_cert_path(True)).get_ca_certs()))"
    )
    assert int(python(code, packages[package])) > 100


@pytest.mark.parametrize("package", PACKAGES)
def test_no_program_in_a_zip_needs_a_newer_system_than_the_runtimes(package: str, packages: dict[str, Path]) -> None:
    """A wheel's name may ask for more than its files do: what counts is the newest symbol that each of them names."""
    newer = {
        path.name: version.decode()
        for path in packages[package].rglob("*.so*")
        for library, version in set(NEEDED.findall(path.read_bytes()))
        if tuple(map(int, version.split(b"."))) > RUNTIME[library]
    }
    assert newer == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_zip_checks_the_numbers_of_all_countries_that_we_check(package: str, packages: dict[str, Path]) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from stdnum import bic, ean, iban, iso11649, lei; from stdnum.ch import vat; from stdnum.de import leitweg\n"
        "from stdnum.eu.vat import MEMBER_STATES, _get_cc_module; from stdnum.fr import siren, siret\n"
        "print(*(one for one in MEMBER_STATES if _get_cc_module(one) is None), iban.is_valid('FR7630006000011234567890189'))"
    )
    assert python(code, packages[package]).split() == ["True"]


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_is_compiled_and_never_checked_again(package: str, packages: dict[str, Path]) -> None:
    sources = [*packages[package].rglob("*.py")]
    assert sources
    for source in sources:
        compiled = source.parent / "__pycache__" / f"{source.stem}.cpython-{sys.version_info.major}{sys.version_info.minor}.pyc"
        # PEP 552: bit 0 says that the file is keyed by a hash, bit 1 that the hash is to be checked.
        assert compiled.read_bytes()[4:8] == (1).to_bytes(4, "little"), source


def test_importing_the_application_loads_nothing_heavy(packages: dict[str, Path]) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import app; print(*sys.modules)"
    loaded = {name.split(".")[0] for name in python(code, packages["core"]).split()}
    assert not loaded & {"babel", "jinja2", "lxml", "typst", "boto3", "botocore", "pytest"}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_is_imported_from_the_zip_alone(package: str, packages: dict[str, Path]) -> None:
    code = (
        "import sys, pkgutil, importlib; sys.path.insert(0, sys.argv[1]); import chalicelib\n"
        "for module in pkgutil.walk_packages(chalicelib.__path__, 'chalicelib.'):\n"
        "    importlib.import_module(module.name); print(module.name)"
    )
    assert len(python(code, packages[package], env={"AWS_DEFAULT_REGION": "eu-west-3"}).split()) > 40


def test_each_function_is_run_here() -> None:
    assert {name for name, _, _ in resources(expanded(), "AWS::Lambda::Function")} == EVENTS.keys()


@pytest.mark.parametrize("name", EVENTS)
def test_a_handler_runs_from_its_zip(name: str, packages: dict[str, Path], client: Path) -> None:
    unzipped = packages[FUNCTIONS[name].package]
    given = expanded()["Resources"][name]["Properties"]
    handler, variables = given["Handler"], given["Environment"]["Variables"]
    with closing(RuntimeApi(EVENTS[name])) as api:
        environment = {key: value for key, value in SETTINGS.items() if key in variables} | {
            "AWS_LAMBDA_RUNTIME_API": api.address,
            "AWS_ENDPOINT_URL": f"http://{api.address}",
            "AWS_REGION": "eu-west-3",
            "AWS_DEFAULT_REGION": "eu-west-3",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "LAMBDA_TASK_ROOT": str(unzipped),
            "AWS_LAMBDA_LOG_FORMAT": given["LoggingConfig"]["LogFormat"],
            "AWS_LAMBDA_LOG_LEVEL": "INFO",
            "_HANDLER": handler,
        }
        code = "import sys; sys.path[:0] = sys.argv[1:3]; from awslambdaric.__main__ import main; main(['', sys.argv[3]])"
        command = [sys.executable, "-I", "-S", "-c", code, str(unzipped), str(client), handler]
        process = subprocess.Popen(command, env=environment, cwd=unzipped, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            kind, answer = api.answers.get(timeout=60)
        finally:
            process.kill()
            printed = b"".join(process.communicate()).decode()
    lines = [json.loads(line) for line in printed.splitlines()]
    assert all(line["level"] and line["timestamp"] for line in lines)
    if name in MISSED:
        assert (kind, answer["errorMessage"] or answer["errorType"]) == ("error", MISSED[name]), answer
        return
    assert kind == "response", answer
    if name == "APIHandler":
        assert answer["statusCode"] == 401
        assert answer["headers"]["Content-Type"] == "application/problem+json"
        (line,) = (line for line in lines if line["logger"] == "suivi.http")
        assert (line["route"], line["status"], line["request"], line["requestId"]) == (
            "GET /dossiers/{reference}",
            401,
            "1",
            "3f2a",
        )
    if name in ("Effects", "Render", "Uploads", "Bounces", "Payments", "Statements"):
        assert answer == {"batchItemFailures": []}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
