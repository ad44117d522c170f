"""What each route takes and answers, for the OpenAPI document that the modules beside this one write; no package has it."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from chalicelib.application.instrument.instrument_desk import InstrumentPage, StaffInstrument
from chalicelib.application.payment.accept_sure import AcceptedAnswer, AcceptSure
from chalicelib.application.staff.account_search import AccountHits
from chalicelib.application.staff.accounts import StaffAccount
from chalicelib.application.staff.aged_balance import AgedBalance
from chalicelib.application.staff.colleagues_desk import StaffAnswer
from chalicelib.application.staff.credit_balances import CreditBalances
from chalicelib.application.staff.desk.product_offer import ProductOffer
from chalicelib.application.staff.desk.read_acts import DossierActs
from chalicelib.application.staff.desk.rehearse import Rehearsed
from chalicelib.application.staff.dossier import StaffDossier
from chalicelib.application.staff.news_since import News
from chalicelib.application.staff.open_account import OpenAccount
from chalicelib.application.staff.parked import ParkedEffects, Redrive, Redriven
from chalicelib.application.staff.payers import RememberedPayers
from chalicelib.application.staff.payment_counts import PaymentCounts
from chalicelib.application.staff.payment_desk import PaymentPage, StaffPayment
from chalicelib.application.staff.product_list import ProductPage
from chalicelib.application.staff.product_views import ProductCounts
from chalicelib.application.staff.products import StaffProduct
from chalicelib.application.staff.promises_kept import Promises
from chalicelib.application.staff.search import SearchPage
from chalicelib.application.staff.staff_history import StaffHistory
from chalicelib.application.staff.staff_me import Me
from chalicelib.application.staff.statements import NewStatementFile, StatementPageShown
from chalicelib.application.staff.stock import StockDetail, StockMovements, StockPage
from chalicelib.application.staff.stock_check import StockCheck
from chalicelib.application.staff.stock_counts import CountsAnswer
from chalicelib.application.staff.task_desk import StaffTask, TaskPage
from chalicelib.application.staff.uploads import NewUpload, PresignedUpload
from chalicelib.application.staff.vat import VatAnswer, VatQuestion
from chalicelib.application.staff.work import WorkPage
from chalicelib.application.staff.work_counts import WorkCounts
from chalicelib.application.view.shapes.access import AccessDocument
from chalicelib.application.view.shapes.affair_list import AffairsDocument, ClosedDocument
from chalicelib.application.view.shapes.history_entries import ShownHistory
from chalicelib.application.view.shapes.instruments import InstrumentsDocument, PassportDocument
from chalicelib.application.view.shapes.invoice_list import InvoicesDocument
from chalicelib.application.view.shapes.order_review import ShownReview
from chalicelib.application.view.shapes.statement import StatementDocument
from chalicelib.application.view.shapes.whole_document import CustomerDocument, MaskedDocument
from chalicelib.application.writing.preview import Previewed, PreviewedOpening
from chalicelib.domain.access.grants import AccountCommand
from chalicelib.domain.catalogue.product_bodies import CreateProduct, ProductCommand
from chalicelib.domain.colleague.colleague_commands import ColleagueCommand
from chalicelib.domain.instrument.instrument_commands import EnterInstrument, InstrumentCommand
from chalicelib.domain.instrument.label import PrintLabels
from chalicelib.domain.payment.payment_commands import AllocateToDossiers, EnterPayment, PaymentCommand
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.stock.stock_commands import StockCommand, SystemCount
from chalicelib.domain.task.task_commands import TaskCommand
from chalicelib.entrypoints.http.customer.access import ACCESS_ACTS
from chalicelib.entrypoints.http.customer.acts import ACTS
from chalicelib.entrypoints.http.customer.affairs import AffairsOpen, AffairsSession, Token
from chalicelib.entrypoints.http.customer.card_payments import CheckoutPage, NewPayment
from chalicelib.entrypoints.http.customer.case_acts import CASE_ACTS
from chalicelib.entrypoints.http.customer.documents import KnownFile
from chalicelib.entrypoints.http.customer.files import FilePlace, NewFile
from chalicelib.entrypoints.http.customer.link import Nothing, Opened, OpenLink
from chalicelib.entrypoints.http.customer.lost_links import LabelRequest, LinkAsked, LostLink
from chalicelib.entrypoints.http.customer.order_bodies import NewOrder, OrderDraft
from chalicelib.entrypoints.http.customer.orders import ORDER_ACTS, CodeMailed
from chalicelib.entrypoints.http.customer.own_instrument_routes import CaseBegun, NewCase
from chalicelib.entrypoints.http.customer.reservations import RESERVATION_ACTS
from chalicelib.entrypoints.http.customer.transfers import TRANSFER_ACTS
from chalicelib.entrypoints.http.kernel.written import (
    AccountWritten,
    ColleagueWritten,
    Done,
    InstrumentWritten,
    PayerWritten,
    PaymentWritten,
    ProductWritten,
    StockWritten,
    TaskWritten,
    Written,
)
from chalicelib.entrypoints.http.staff.desk_routes import Together
from chalicelib.entrypoints.http.staff.document_routes import DraftShown, StoredDocuments, StoredFiles
from chalicelib.entrypoints.http.staff.dossiers import Links
from chalicelib.entrypoints.http.staff.imports import ImportAnswer
from chalicelib.entrypoints.http.staff.instrument_file_routes import InstrumentFileAnswer, InstrumentFileProgress
from chalicelib.entrypoints.http.staff.label_routes import LabelsPrinted
from chalicelib.entrypoints.http.staff.payer_routes import Forget
from chalicelib.entrypoints.http.staff.payment_routes import AllocationAnswer
from chalicelib.entrypoints.http.staff.product_file_routes import ProductFileAnswer, ProductImportProgress
from chalicelib.entrypoints.http.webhooks import Event, Heard
from infra.openapi.examples import INSTRUMENTS, PRODUCTS

Who = Literal["anyone", "link", "contact", "staff"]


class Operation(NamedTuple):
    """A route: who may call it, the type of its body and of its answer, the headers that it asks for, its problems' statuses."""

    who: Who
    answer: Any = None
    status: int = 200
    body: Any = None
    problems: tuple[int, ...] = ()
    headers: tuple[str, ...] = ()
    """Headers of the answer."""
    must_match: bool = False
    """Whether the version that was seen has to be said."""
    paged: bool = False
    dated: bool = False
    """Whether it may be read as it was after an earlier entry."""
    media: str = "application/json"
    """Of the body."""
    file: str = ""
    """What stands for its body in an example, where that is a file of its own kind."""
    answers_as: str = "application/json"
    query: tuple[str, ...] = ()
    """Other parameters of its query."""
    may_lack: tuple[str, ...] = ()
    """Those of them that this route does not ask for, though others do."""

    @property
    def written_once(self) -> bool:
        """Whether it asks for an idempotency key."""
        writes = (
            Written,
            Done,
            CodeMailed,
            FilePlace,
            CheckoutPage,
            AccountWritten,
            ProductWritten,
            StockWritten,
            TaskWritten,
            ColleagueWritten,
            PayerWritten,
            PaymentWritten,
            InstrumentWritten,
            LabelsPrinted,
            CaseBegun,
            AllocationAnswer,
            AcceptedAnswer,
            ImportAnswer,
            CountsAnswer,
            ProductFileAnswer,
            InstrumentFileAnswer,
        )
        return self.answer in writes


ALWAYS = (400, 429, 500, 502, 504)
"""Statuses that any route may answer: to a parameter that it does not have, the gateway's, and our faults."""
STATEMENT = ("from", "to", "currency")
BODY = (400, 413, 415)
WRITE = (*BODY, 409, 412, 422, 428, 503)
REPLAYED = ("Idempotent-Replayed",)

OPERATIONS: Mapping[tuple[str, str], Operation] = {
    ("POST", "/links"): Operation("anyone", Opened, body=OpenLink, problems=(*BODY, 401), headers=("Set-Cookie",)),
    ("POST", "/label-requests"): Operation("anyone", LinkAsked, 202, LabelRequest, (*BODY, 422, 503)),
    ("POST", "/lost-links"): Operation("anyone", LinkAsked, 202, LostLink, (*BODY, 422, 503)),
    ("GET", "/dossiers/{reference}"): Operation(
        "link", CustomerDocument | MaskedDocument | InvoicesDocument, problems=(400, 401, 404), dated=True
    ),
    ("GET", "/dossiers/{reference}/history"): Operation("link", ShownHistory, problems=(400, 401, 404), paged=True, dated=True),
    ("GET", "/dossiers/{reference}/documents/{entry}"): Operation("link", status=303, problems=(401, 404), headers=("Location",)),
    ("GET", "/dossiers/{reference}/receipts/{entry}"): Operation("link", status=303, problems=(401, 404), headers=("Location",)),
    ("GET", "/dossiers/{reference}/documents.zip"): Operation("link", status=303, problems=(401, 404), headers=("Location",)),
    ("GET", "/dossiers/{reference}/reservation.ics"): Operation("link", str, problems=(401, 404), answers_as="text/calendar"),
    ("GET", "/dossiers/{reference}/transfer.svg"): Operation(
        "link", str, problems=(401, 403, 404), answers_as="image/svg+xml", query=("invoice", "amount")
    ),
    ("GET", "/dossiers/{reference}/known/{sha256}"): Operation("link", KnownFile, problems=(401, 404)),
    ("GET", "/dossiers/{reference}/access"): Operation("link", AccessDocument, problems=(401, 403, 404)),
    **{
        ("POST", path): Operation("link", Done, 201, body, (401, 403, 404, *WRITE), REPLAYED, must_match=True)
        for path, body in {**ACTS, **ORDER_ACTS, **RESERVATION_ACTS, **TRANSFER_ACTS, **ACCESS_ACTS, **CASE_ACTS}.items()
    },
    ("POST", "/dossiers/{reference}/payments"): Operation(
        "link", CheckoutPage, 201, NewPayment, (401, 403, 404, *WRITE), REPLAYED, must_match=True
    ),
    ("POST", "/webhooks/stripe"): Operation("anyone", Heard, body=Event, problems=(400, 413)),
    ("POST", "/dossiers/{reference}/order-codes"): Operation(
        "link", CodeMailed, 201, NewOrder, (401, 403, 404, *WRITE), REPLAYED, must_match=True
    ),
    # A dry run writes nothing.
    ("POST", "/dossiers/{reference}/order-reviews"): Operation(
        "link", ShownReview, body=OrderDraft, problems=(401, 403, 404, *WRITE), must_match=True
    ),
    ("POST", "/dossiers/{reference}/files"): Operation("link", FilePlace, 201, NewFile, (401, 403, 404, *WRITE), must_match=True),
    ("GET", "/dossiers/{reference}/files/{entry}"): Operation("link", status=303, problems=(401, 404), headers=("Location",)),
    ("DELETE", "/dossiers/{reference}/session"): Operation("anyone", status=204, problems=(404,), headers=("Set-Cookie",)),
    ("POST", "/affairs/session"): Operation(
        "anyone", AffairsSession, body=OpenLink, problems=(*BODY, 401), headers=("Set-Cookie",)
    ),
    ("GET", "/affairs/session"): Operation("anyone", AffairsOpen),
    ("DELETE", "/affairs/session"): Operation("anyone", status=204, headers=("Set-Cookie",)),
    ("GET", "/affairs"): Operation("contact", AffairsDocument, problems=(400, 401), query=("cursor",)),
    ("GET", "/affairs/closed"): Operation("contact", ClosedDocument, problems=(400, 401), query=("cursor",)),
    ("GET", "/affairs/instruments"): Operation("contact", InstrumentsDocument, problems=(400, 401), query=("cursor",)),
    ("GET", "/affairs/instruments/{instrument}"): Operation("contact", PassportDocument, problems=(401, 404)),
    ("GET", "/affairs/instruments/{instrument}/documents/{document}"): Operation(
        "contact", status=303, problems=(401, 404), headers=("Location",)
    ),
    ("POST", "/affairs/instruments/{instrument}/cases"): Operation(
        "contact", CaseBegun, 201, NewCase, (*BODY, 401, 404, 409, 422, 428, 503), REPLAYED
    ),
    ("GET", "/affairs/statement"): Operation("contact", StatementDocument, problems=(400, 401), query=STATEMENT),
    ("GET", "/affairs/statement.csv"): Operation("contact", str, problems=(400, 401), query=STATEMENT, answers_as="text/csv"),
    ("GET", "/affairs/statement.pdf"): Operation(
        "contact", status=303, problems=(400, 401, 503), headers=("Location",), query=STATEMENT
    ),
    ("POST", "/affairs/dossiers/{reference}"): Operation("contact", Token, 201, Nothing, (*BODY, 401, 404, 503)),
    ("POST", "/staff/accounts"): Operation("staff", AccountWritten, 201, OpenAccount, (401, 403, *WRITE), REPLAYED),
    ("GET", "/staff/accounts"): Operation("staff", AccountHits, problems=(400, 401, 403), query=("q",)),
    ("GET", "/staff/accounts/{account}"): Operation("staff", StaffAccount, problems=(401, 403, 404)),
    ("GET", "/staff/accounts/{account}/statement"): Operation(
        "staff", StatementDocument, problems=(400, 401, 403, 404), query=STATEMENT
    ),
    ("GET", "/staff/accounts/{account}/statement.csv"): Operation(
        "staff", str, problems=(400, 401, 403, 404), query=STATEMENT, answers_as="text/csv"
    ),
    ("GET", "/staff/accounts/{account}/statement.pdf"): Operation(
        "staff", status=303, problems=(400, 401, 403, 404, 503), headers=("Location",), query=STATEMENT
    ),
    ("POST", "/staff/accounts/{account}/commands"): Operation(
        "staff", AccountWritten, 201, AccountCommand, (401, 403, 404, *WRITE), REPLAYED
    ),
    ("POST", "/staff/products"): Operation("staff", ProductWritten, 201, CreateProduct, (401, 403, *WRITE), REPLAYED),
    ("GET", "/staff/products"): Operation(
        "staff",
        ProductPage,
        problems=(400, 401, 403),
        query=("q", "withdrawn", "view", "kind", "limit", "cursor"),
        may_lack=("q",),
    ),
    ("GET", "/staff/product-counts"): Operation("staff", ProductCounts, problems=(401, 403)),
    ("POST", "/staff/product-imports"): Operation(
        "staff", ProductFileAnswer, body=str, problems=(401, 403, *WRITE), media="text/csv", file=PRODUCTS, query=("dry_run",)
    ),
    ("GET", "/staff/product-imports/{import_id}"): Operation("staff", ProductImportProgress, problems=(401, 403, 404)),
    ("GET", "/staff/product-export"): Operation("staff", str, problems=(400, 401, 403), query=("cursor",), answers_as="text/csv"),
    ("GET", "/staff/products/{sku}"): Operation("staff", StaffProduct, problems=(400, 401, 403, 404), paged=True),
    ("POST", "/staff/products/{sku}/commands"): Operation(
        "staff", ProductWritten, 201, ProductCommand, (401, 403, 404, *WRITE), REPLAYED
    ),
    ("GET", "/staff/me"): Operation("staff", Me, problems=(401, 403)),
    ("GET", "/staff/colleagues"): Operation("staff", StaffAnswer, problems=(401, 403)),
    ("POST", "/staff/colleagues"): Operation("staff", ColleagueWritten, 201, ColleagueCommand, (401, 403, *WRITE), REPLAYED),
    ("GET", "/staff/work"): Operation(
        "staff", WorkPage, problems=(400, 401, 403), query=("side", "order", "step", "owner", "limit", "cursor")
    ),
    ("GET", "/staff/work/counts"): Operation("staff", WorkCounts, problems=(400, 401, 403), query=("owner",)),
    ("GET", "/staff/news"): Operation("staff", News, problems=(400, 401, 403), query=("since",)),
    ("GET", "/staff/search"): Operation("staff", SearchPage, problems=(400, 401, 403), query=("q", "cursor")),
    ("GET", "/staff/promises"): Operation("staff", Promises, problems=(400, 401, 403), query=("month", "cursor")),
    ("GET", "/staff/credit-balances"): Operation("staff", CreditBalances, problems=(400, 401, 403), query=("cursor",)),
    ("GET", "/staff/aged-balance"): Operation("staff", AgedBalance, problems=(401, 403)),
    ("GET", "/staff/payers"): Operation("staff", RememberedPayers, problems=(400, 401, 403), query=("pays_for", "cursor")),
    ("POST", "/staff/payers/{payer}/forget"): Operation("staff", PayerWritten, 201, Forget, (401, 403, 404, *WRITE), REPLAYED),
    ("GET", "/staff/stock"): Operation("staff", StockPage, problems=(400, 401, 403), query=("below", "cursor")),
    ("GET", "/staff/stock/{sku}"): Operation("staff", StockDetail, problems=(401, 403, 404)),
    ("GET", "/staff/stock/{sku}/movements"): Operation("staff", StockMovements, problems=(400, 401, 403, 404), query=("cursor",)),
    ("POST", "/staff/stock/{sku}/commands"): Operation("staff", StockWritten, 201, StockCommand, (401, 403, *WRITE), REPLAYED),
    ("PUT", "/staff/stock/{sku}/count"): Operation("staff", StockWritten, 201, SystemCount, (401, 403, *WRITE), REPLAYED),
    ("POST", "/staff/stock-counts"): Operation(
        "staff",
        CountsAnswer,
        body=str,
        problems=(401, 403, *WRITE),
        media="text/csv",
        query=("as_of", "dry_run"),
        file="sku;on_hand\n42-1000;1\n42-1040;1\n",
    ),
    ("GET", "/staff/stock-check"): Operation("staff", StockCheck, problems=(401, 403)),
    ("GET", "/staff/tasks"): Operation(
        "staff", TaskPage, problems=(400, 401, 403), query=("assignee", "closed", "limit", "cursor")
    ),
    ("GET", "/staff/tasks/{task}"): Operation("staff", StaffTask, problems=(401, 403, 404)),
    ("POST", "/staff/tasks/{task}/commands"): Operation(
        "staff", TaskWritten, 201, TaskCommand, (401, 403, 404, *WRITE), REPLAYED
    ),
    ("GET", "/staff/instruments"): Operation(
        "staff",
        InstrumentPage,
        problems=(400, 401, 403),
        query=("view", "account", "model", "by", "limit", "cursor"),
    ),
    ("POST", "/staff/instruments"): Operation("staff", InstrumentWritten, 201, EnterInstrument, (401, 403, *WRITE), REPLAYED),
    ("POST", "/staff/instrument-imports"): Operation(
        "staff",
        InstrumentFileAnswer,
        body=str,
        problems=(401, 403, *WRITE),
        media="text/csv",
        query=("dry_run",),
        file=INSTRUMENTS,
    ),
    ("GET", "/staff/instrument-imports/{import_id}"): Operation("staff", InstrumentFileProgress, problems=(401, 403, 404)),
    ("GET", "/staff/instrument-export"): Operation(
        "staff", str, problems=(400, 401, 403), query=("cursor",), answers_as="text/csv"
    ),
    ("POST", "/staff/label-sheets"): Operation("staff", LabelsPrinted, 201, PrintLabels, (401, 403, 404, *WRITE)),
    ("GET", "/staff/instruments/{instrument}"): Operation("staff", StaffInstrument, problems=(401, 403, 404)),
    ("POST", "/staff/instruments/{instrument}/commands"): Operation(
        "staff", InstrumentWritten, 201, InstrumentCommand, (401, 403, 404, *WRITE), REPLAYED
    ),
    ("GET", "/staff/payments"): Operation(
        "staff", PaymentPage, problems=(400, 401, 403), query=("view", "cursor", "dossier", "words")
    ),
    ("POST", "/staff/payments/accept-sure"): Operation("staff", AcceptedAnswer, body=AcceptSure, problems=(401, 403, *WRITE)),
    ("GET", "/staff/payments/counts"): Operation("staff", PaymentCounts, problems=(401, 403)),
    ("POST", "/staff/payments"): Operation("staff", PaymentWritten, 201, EnterPayment, (401, 403, *WRITE), REPLAYED),
    ("GET", "/staff/payments/{payment}"): Operation("staff", StaffPayment, problems=(401, 403, 404)),
    ("POST", "/staff/payments/{payment}/allocations"): Operation(
        "staff", AllocationAnswer, 201, AllocateToDossiers, (401, 403, 404, *WRITE), REPLAYED
    ),
    ("POST", "/staff/payments/{payment}/commands"): Operation(
        "staff", PaymentWritten, 201, PaymentCommand, (401, 403, 404, *WRITE), REPLAYED
    ),
    ("POST", "/staff/imports"): Operation(
        "staff", ImportAnswer, body=str, problems=(401, 403, *WRITE), media="text/csv", query=("dry_run",)
    ),
    ("POST", "/staff/dossiers"): Operation("staff", Written, 201, bodies("opening"), (401, 403, *WRITE), REPLAYED),
    ("GET", "/staff/dossiers/{reference}"): Operation(
        "staff", StaffDossier, problems=(400, 401, 403, 404), paged=True, dated=True
    ),
    ("GET", "/staff/dossiers/{reference}/customer-document"): Operation(
        "staff", CustomerDocument, problems=(400, 401, 403, 404), query=("contact",), dated=True
    ),
    ("GET", "/staff/dossiers/{reference}/history"): Operation(
        "staff", StaffHistory, problems=(400, 401, 403, 404), paged=True, dated=True
    ),
    # A rehearsal writes nothing: no idempotency key is asked for.
    ("POST", "/staff/dossiers/{reference}/rehearsal"): Operation(
        "staff", Rehearsed, body=bodies("manager", "accountant") | Together, problems=(*BODY, 401, 403, 404, 409, 422)
    ),
    ("POST", "/staff/rehearsals"): Operation("staff", Rehearsed, body=bodies("opening"), problems=(*BODY, 401, 403, 409, 422)),
    ("GET", "/staff/products/{sku}/for"): Operation(
        "staff", ProductOffer, problems=(400, 401, 403, 404), query=("account", "quantity", "on")
    ),
    ("GET", "/staff/dossiers/{reference}/acts"): Operation("staff", DossierActs, problems=(400, 401, 403, 404)),
    ("GET", "/staff/dossiers/{reference}/links"): Operation("staff", Links, problems=(401, 403, 404)),
    ("GET", "/staff/dossiers/{reference}/documents"): Operation("staff", StoredDocuments, problems=(401, 403, 404)),
    ("GET", "/staff/dossiers/{reference}/files"): Operation("staff", StoredFiles, problems=(401, 403, 404)),
    ("POST", "/staff/dossiers/{reference}/commands"): Operation(
        "staff", Written, 201, bodies("manager"), (401, 403, 404, *WRITE), REPLAYED
    ),
    ("POST", "/staff/dossiers/{reference}/accounting"): Operation(
        "staff", Written, 201, bodies("accountant"), (401, 403, 404, *WRITE), REPLAYED
    ),
    ("POST", "/staff/vat"): Operation("staff", VatAnswer, body=VatQuestion, problems=(*BODY, 401, 403, 422)),
    # Neither writes anything that stays: no idempotency key is asked for.
    ("POST", "/staff/dossiers/{reference}/preview"): Operation(
        "staff", DraftShown, body=Previewed, problems=(*BODY, 401, 403, 404, 409, 422)
    ),
    ("POST", "/staff/previews"): Operation("staff", DraftShown, body=PreviewedOpening, problems=(*BODY, 401, 403, 409, 422)),
    ("POST", "/staff/dossiers/{reference}/uploads"): Operation("staff", PresignedUpload, 201, NewUpload, (*BODY, 401, 403, 404)),
    # It may be put again: no idempotency key is asked for.
    ("POST", "/staff/statements"): Operation("staff", PresignedUpload, 201, NewStatementFile, (*BODY, 401, 403)),
    ("GET", "/staff/statements"): Operation("staff", StatementPageShown, problems=(400, 401, 403), query=("cursor",)),
    ("GET", "/staff/effects"): Operation("staff", ParkedEffects, problems=(400, 401, 403), query=("cursor",)),
    # What was put back is no longer parked: sent again it does nothing, so that no idempotency key is asked for.
    ("POST", "/staff/effects/redrive"): Operation("staff", Redriven, body=Redrive, problems=(*BODY, 401, 403)),
}
"""HEAD answers as GET does, without a body."""
