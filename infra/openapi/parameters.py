"""What routes take beside a body: the place in the path, the query, the headers."""

from http import HTTPStatus
from typing import Any, get_args

from chalicelib.adapters.seller import seller
from chalicelib.application.customer.transfer_code import AMOUNT
from chalicelib.application.instrument.instrument_desk import InstrumentView
from chalicelib.application.ports.lists import Order
from chalicelib.application.staff.payment_desk import PaymentView
from chalicelib.application.staff.product_views import ProductView
from chalicelib.application.staff.waits_index import WorkSide
from chalicelib.application.staff.work import MOST, PAGE
from chalicelib.domain.catalogue.product import ProductKind
from chalicelib.domain.sale.facts.keys import WaitReason
from chalicelib.entrypoints.http.kernel import parameters, preconditions
from chalicelib.entrypoints.http.kernel.statement_days import CURRENCY
from chalicelib.entrypoints.http.staff.instrument_routes import NAME
from chalicelib.entrypoints.http.staff.lists import COLLEAGUE, LONGEST, MONTH
from chalicelib.entrypoints.http.staff.payer_routes import PaysFor
from chalicelib.entrypoints.http.staff.tasks import ASSIGNEE, NOBODY
from infra.openapi.operations import Operation

IN_PATH: dict[str, tuple[str, str]] = {
    "reference": ("the dossier's number, as it is or as people type it", "45KL89G00E"),
    "account": ("the customer's account, as its dossiers name it", "bigcorp"),
    "sku": ("the product's number, as the catalogue has it", "42-1000"),
    "import_id": ("the import, as the answer to its file names it", "5f0c7d2a91b34e6a8c10"),
    "payer": ("the payer, as the list of payers names them", "PYR-ABCDEFGHIJKLMNOPQRST"),
    "task": ("the task, as the list of tasks names it", "T-7K3F9M2C"),
    "payment": ("the payment, as the list of payments names it", "PMT-AAAAAAAAAAAAAAAAAAAA"),
    "instrument": ("the instrument's number, as it is on its side or as people type it", "45HR30A04C"),
    "document": (
        "the document, as the passport's address of it names it: its dossier and entry",
        "45KL89G00E-12",
    ),
    "entry": ("the entry of the history that made the document, or announced the file", "2"),
}
"""What a part of the path is, and an example of it."""
LANG = {
    "name": "lang",
    "in": "query",
    "description": "language of the texts; of the contact if left out, and English in problems",
    "schema": {"enum": list(seller().languages)},
}
BEFORE = {
    "name": "before",
    "in": "query",
    "description": "entries older than this one",
    "schema": {"type": "string", "pattern": f"^{parameters.CURSOR.pattern}$"},
}
AT = {
    "name": "at",
    "in": "query",
    "description": "read it as it stood after this entry, on that day; as of today if left out",
    "schema": {"type": "string", "pattern": f"^{parameters.CURSOR.pattern}$"},
}
QUERY: dict[str, dict[str, Any]] = {
    "pays_for": {
        "description": "payers whose money is customers', or nobody's; customers if left out",
        "schema": {"enum": list(get_args(PaysFor))},
    },
    "side": {"description": "who has to act, or all that is open; us if left out", "schema": {"enum": list(get_args(WorkSide))}},
    "order": {
        "description": "misses first (due), or what waits longest (since); due if left out, and since beside a step",
        "schema": {"enum": list(get_args(Order))},
    },
    "step": {
        "description": "only what waits for one of these, with commas between them",
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "minItems": 1, "items": {"enum": list(get_args(WaitReason))}},
        "example": ["invoice", "payment"],
    },
    "since": {
        "description": "a moment with its offset, as the `cursor` of the answer before; a day back if left out",
        "schema": {"type": "string", "format": "date-time"},
        "example": "2026-08-05T17:42:00Z",
    },
    "owner": {
        "description": "only dossiers of this colleague, by their key",
        "schema": {"type": "string", "pattern": f"^{COLLEAGUE.pattern}$"},
        "example": "vasseur",
    },
    "limit": {
        "description": f"dossiers, products, tasks, or instruments, of a page, {PAGE} if left out",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST},
    },
    "q": {
        "description": "how a number begins, or words of names begin; accents, case and punctuation do not count",
        "required": True,
        "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
        "example": "bigcorp jean",
    },
    "account": {
        "description": "the customer's account; a new customer's, or everybody's, if left out",
        "schema": {"type": "string", "minLength": 1},
        "example": "bigcorp",
    },
    "quantity": {
        "description": "pieces, one if left out",
        "schema": {"type": "string", "pattern": f"^{parameters.PIECES.pattern}$"},
    },
    "on": {
        "description": "the day (Paris) whose price is asked for, today's if left out",
        "schema": {"type": "string", "format": "date"},
    },
    "contact": {
        "description": "as this contact reads it, by id; as whom the dossier is for if left out",
        "schema": {"type": "string", "minLength": 1},
        "example": "jean",
    },
    "month": {"description": "this month (Paris) if left out", "schema": {"type": "string", "pattern": f"^{MONTH.pattern}$"}},
    "dry_run": {"description": "only tell what would be, and what is wrong in each row", "schema": {"enum": ["true", "false"]}},
    "withdrawn": {"description": "products that are withdrawn too", "schema": {"enum": ["true", "false"]}},
    "view": {
        "description": "products without a price, below their level, expected within 7 days, expected late, or withdrawn; "
        "payments that are open, in a customer's favour, aside, booked, on their way, or back, the open ones if left out; "
        "instruments without a contract, whose warranty ends soon, that were an account's, or that left for two customers, "
        "all if left out",
        "schema": {"enum": [*get_args(ProductView), *get_args(PaymentView), *get_args(InstrumentView)]},
    },
    "words": {
        "description": "only payments that say this: who paid, from which account, for what; or of this amount",
        "schema": {"type": "string", "maxLength": 200},
        "example": "bigcorp",
    },
    "dossier": {
        "description": "only payments that are proposed for this dossier, or may be meant for it",
        "schema": {"type": "string", "minLength": 1},
    },
    "kind": {"description": "only products of this kind", "schema": {"enum": list(get_args(ProductKind))}},
    "assignee": {
        "description": "only tasks of this colleague, by their key in seller.toml, or nobody's (nobody)",
        "schema": {"type": "string", "pattern": f"^{ASSIGNEE.pattern}$"},
        "example": NOBODY,
    },
    "closed": {
        "description": "closed tasks instead of open ones, the last to close first",
        "schema": {"enum": ["true", "false"]},
    },
    "model": {
        "description": "only instruments of this model, by its SKU",
        "schema": {"type": "string", "pattern": f"^{NAME.pattern}$"},
        "example": "40-0300",
    },
    "by": {
        "description": "the last day (Paris) by which a warranty ends, within a year; in 90 days if left out",
        "schema": {"type": "string", "format": "date"},
    },
    "below": {"description": "only what is to be ordered", "schema": {"enum": ["true", "false"]}},
    "as_of": {
        "description": "the moment of all counts, with its offset",
        "required": True,
        "schema": {"type": "string", "format": "date-time"},
        "example": "2026-08-06T09:14:00+02:00",
    },
    "invoice": {
        "description": "the number of an invoice that is to be paid; of an order that is paid beforehand if left out",
        "schema": {"type": "string", "minLength": 1},
        "example": "F26-0412",
    },
    "amount": {
        "description": "a part of what is open, all of it if left out",
        "schema": {"type": "string", "pattern": f"^{AMOUNT.pattern}$"},
        "example": "1500.00",
    },
    "from": {
        "description": "the first day (Paris), in it; of the first of the month before the last day if left out",
        "schema": {"type": "string", "format": "date"},
        "example": "2026-07-01",
    },
    "to": {
        "description": "the last day (Paris), in it, and none to come; today if left out",
        "schema": {"type": "string", "format": "date"},
        "example": "2026-08-06",
    },
    "currency": {
        "description": "one of the account's `currencies`; the first of them if left out",
        "schema": {"type": "string", "pattern": f"^{CURRENCY.pattern}$"},
        "example": "EUR",
    },
    "cursor": {"description": "the `cursor` of the page before", "schema": {"type": "string", "minLength": 1}},
}
SEEN = {
    "name": "If-None-Match",
    "in": "header",
    "description": "ETag of what the reader has",
    "schema": {"type": "string", "pattern": r"^[\x21-\x7e]*$"},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "one for each write, the same when it is sent again",
    "schema": {"type": "string", "pattern": f"^{preconditions.KEY.pattern}$"},
}


def of(path: str, method: str, operation: Operation) -> list[dict[str, Any]]:
    """Give the parameters of a route."""
    listed = [_part(name) for name in IN_PATH if f"{{{name}}}" in path]
    listed.append(LANG)
    if operation.paged:
        listed.append(BEFORE)
    if operation.dated:
        listed.append(AT)
    listed += [_asked(name, needed=name not in operation.may_lack) for name in operation.query]
    if method in ("GET", "HEAD") and operation.status == HTTPStatus.OK:
        listed.append(SEEN)
    if operation.written_once or operation.must_match:
        listed += [KEY, _match(required=operation.must_match)]
    return listed


def _part(name: str) -> dict[str, Any]:
    description, example = IN_PATH[name]
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema, "example": example}


def _asked(name: str, *, needed: bool) -> dict[str, Any]:
    given = {key: value for key, value in QUERY[name].items() if needed or key != "required"}
    return {"name": name, "in": "query", **given}


def _match(*, required: bool) -> dict[str, Any]:
    """Give a version: customers have to say theirs."""
    pattern = preconditions.SHOWN if required else preconditions.VERSION
    return {
        "name": "If-Match",
        "in": "header",
        "required": required,
        "description": "the version that was seen, or an ETag",
        "schema": {"type": "string", "pattern": f"^{pattern.pattern}$".replace("(?:", "(")},
        "example": '"9f86d081884c"' if required else '"14"',
    }
