"""The OpenAPI document and the API say the same, both ways."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest

from app import app
from chalicelib.application.staff.parked import Redrive
from chalicelib.application.staff.uploads import NewUpload
from chalicelib.domain.catalogue.product_bodies import CreateProduct, ProductCommand
from chalicelib.domain.sale.command import Opening
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.commands import Command, CreateDossier, OpenCase, Signed
from chalicelib.entrypoints.http.customer.access import Removal, Replacement, Share
from chalicelib.entrypoints.http.customer.acts import ForwardedInvoice, Question, Reception
from chalicelib.entrypoints.http.customer.card_payments import NewPayment
from chalicelib.entrypoints.http.customer.files import NewFile
from chalicelib.entrypoints.http.customer.link import OpenLink
from chalicelib.entrypoints.http.customer.order_bodies import CodedOrder, NewOrder, OrderDraft, OrderWish, OwnNumber, Withdrawal
from chalicelib.entrypoints.http.customer.reservations import Extension, Release, Reserve
from chalicelib.entrypoints.http.webhooks import Event
from infra.openapi.document import document
from infra.openapi.examples import example as example_of
from infra.openapi.operations import OPERATIONS
from static_site.build import sample
from tests.http.described import validator

BODIES = (
    OpenLink, Question, Reception, ForwardedInvoice, OrderDraft, NewOrder, CodedOrder, Withdrawal, OwnNumber, OrderWish,
    Reserve, Extension, Release, Share, Removal, Replacement, NewFile, NewUpload, Redrive, CreateDossier, OpenCase, CreateProduct,
    *get_args(ProductCommand), *get_args(bodies("manager", "accountant")),
    NewPayment, Event,
)  # fmt: skip
OF_THE_PAGE_OR_WORKERS = {
    "AskQuestion", "ConfirmReception", "OpenAffair", "RecordMail", "RecordUndelivered", "RecordDocument", "RecordUpload",
    "TakeName", "RecordDocumentFailed", "RemindOffer", "LapseOffer", "OrderOnline", "TakeOrderBack",
    "GiveOrderNumber", "AskOrderChange",
    "ReservePieces", "ExtendReservation", "ReleaseReservation", "LapseReservation", "RemindReservation",
    "AnnounceFile", "RecordFile", "ShareDossier", "RemoveLink", "RemoveSharedLinks", "ReplaceLink",
    "ForwardInvoice", "BeginPayment", "RecordPaymentSubmitted", "RecordPaymentFailed",
    "AnnounceTransfer", "ChooseCredit", "WithdrawAnnouncement",
    "DeclareDecontamination", "AcceptQuote", "RefuseQuote", "LapseQuote", "RemindQuote",
}  # fmt: skip
"""Commands that no body is: `Question`, `Reception` and `NewFile` ask for three, workers report the others, or a timer is due."""


def of(name: str) -> dict[str, Any]:
    """The reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def references(part: Any) -> Iterator[str]:
    """Every reference below a part of the document."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield from (value,) if key == "$ref" else references(value)


def leads(part: Any, reference: str) -> bool:
    """Whether a reference leads to a part of the document."""
    for name in reference.removeprefix("#/").split("/"):
        if name not in part:
            return False
        part = part[name]
    return True


def patterns(part: Any) -> Iterator[str]:
    """Every pattern below a part of the document."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield from (value,) if key == "pattern" and isinstance(value, str) else patterns(value)


def test_patterns_are_those_of_json_schema() -> None:
    """ECMA-262 with the flag u, as JSON Schema wants them read (6.4), knows no other escapes."""
    written = set(patterns(document()))
    escaped = {sign for pattern in written for sign in re.findall(r"\\(.)", pattern)}
    assert len(written) > 20 and escaped <= set("^$\\.*+?()[]{}|/-dDsSwWbBnrtxu")


def test_every_route_and_method_is_in_it_and_no_other() -> None:
    described = {(path, method.upper()) for path, methods in document()["paths"].items() for method in methods}
    assert described == {(path, method) for path, methods in app.routes.items() for method in methods}
    assert {(path, method) for method, path in OPERATIONS} == {(path, method) for path, method in described if method != "HEAD"}


def test_who_changes_the_document_changes_their_own() -> None:
    changed = document()
    changed["components"]["schemas"].clear()
    changed["paths"].clear()
    assert document()["components"]["schemas"]
    assert document()["paths"]


def test_the_staff_routes_say_who_may_call() -> None:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            guarded = app.routes[path][method.upper()].authorizer is not None
            assert ([*operation["security"]] == [{"staff": []}]) == guarded


def test_every_command_is_in_it() -> None:
    assert {type_.__name__ for type_ in BODIES} <= set(document()["components"]["schemas"])
    named = {type_.__name__ for type_ in BODIES} | OF_THE_PAGE_OR_WORKERS
    # What customers sign and what opens a dossier have bases of their own.
    bases: tuple[type[Command], ...] = (Command, Signed, Opening)
    commands = {each for base in bases for each in base.__subclasses__() if each not in bases}
    assert {type_.__name__ for type_ in commands} <= named


def test_no_reference_leads_nowhere() -> None:
    described = document()
    assert described["openapi"].startswith("3.1.")
    assert len({operation["operationId"] for methods in described["paths"].values() for operation in methods.values()}) == len(
        [method for methods in described["paths"].values() for method in methods]
    )
    lost = {reference for reference in references(described) if not leads(described, reference)}
    assert list(references(described)) and lost == set()
    for name in described["components"]["schemas"]:
        validator(of(name))


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.__name__)
def test_each_example_is_right(body: type) -> None:
    example = example_of(body)
    validator(of(body.__name__)).validate(example)
    msgspec.convert(example, body)
    assert not validator(of(body.__name__)).is_valid({**example, "unknown": 1})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_public_example_is_a_customers_document(language: str) -> None:
    shown = {name: value for name, value in sample(language).items() if name != "read_at"}
    validator(of("CustomerDocument")).validate(shown)


def test_no_request_loads_it() -> None:
    look = "import sys, app; print([name for name in sys.modules if name.endswith(('openapi.operations', 'document_shape'))])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
