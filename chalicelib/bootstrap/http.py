"""What the HTTP API works with, made once for each container."""

import os
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.adapters import dynamodb, identity
from chalicelib.adapters.links import signing_keys
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations_in
from chalicelib.application.caller import Caller
from chalicelib.application.customer.document_cache import DocumentCache
from chalicelib.application.customer.open_link import Authenticator
from chalicelib.application.customer.order_codes import CodeStore
from chalicelib.application.payment.checkout import StripeAnswer, StripeTask
from chalicelib.application.payment.settling import PaymentDesk
from chalicelib.application.ports.catalogue import ProductIndex, ProductStore
from chalicelib.application.ports.clock import Clock
from chalicelib.application.ports.code_seals import SealsCodes
from chalicelib.application.ports.document_store import DocumentStore
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.instrument_files import InstrumentFileStore
from chalicelib.application.ports.links import MintsLinks
from chalicelib.application.ports.lists import Lists, Search
from chalicelib.application.ports.lost_links import LostLinkStore
from chalicelib.application.ports.payer_store import PayerStore
from chalicelib.application.ports.statement_store import StatementStore
from chalicelib.application.ports.stock_store import StockStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.seller import Colleague, Seller
from chalicelib.application.staff.accounts import AccountStore
from chalicelib.application.staff.desk.mail_draft import DraftsMails, MailDraft
from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.application.staff.parked import Parking
from chalicelib.application.staff.task_desk import TaskDesk
from chalicelib.application.staff.uploads import Inbox
from chalicelib.application.view.kept_parts import KeptParts
from chalicelib.application.writing.preview import Draft, Preview
from chalicelib.bootstrap.staffed import staff_reader, staffed
from chalicelib.domain.payment.seen_payment import PaymentMessage
from chalicelib.domain.values.roles import StaffRole

if TYPE_CHECKING:
    from chalicelib.application.instrument.label_print import LabelSheet, PrintedLabels
    from chalicelib.application.payment.receipt_print import ReceiptPrint
    from chalicelib.application.payment.statement_print import PrintedStatement, StatementPrint


class Wiring(Struct, frozen=True, kw_only=True):
    """The store, who decides who comes in, and what is around: `choose` picks a random character, `pause(n)` waits before try n.

    `identify` gives the caller of a staff token's claims, or raises Unauthenticated; `draw` sets a draft in type,
    `print_statement` a statement of account, or a receipt, `print_labels` labels of instruments,
    `draft_mails` gives the mails of a rehearsal. `parking`, `document_store`, `inbox`, `draw` and `draft_mails` connect when they
    are called. The edge vouches with one of `origin_secrets`, Stripe with one of `webhook_secrets`.
    `squares` draws a QR code, loaded when it is called.
    `start`: the colleagues of seller.toml; `staff_changed` has those of `seller` read anew.
    `user_roles` reads who signs in in which roles.
    """

    store: DossierStore
    authenticator: Authenticator
    seller: Seller
    translations_for: TranslationsFor
    document_cache: DocumentCache
    kept_parts: KeptParts
    clock: Clock
    choose: Callable[[str], str]
    pause: Callable[[int], None]
    identify: Callable[[Mapping[str, str] | None], Caller]
    origin_secrets: Callable[[], Sequence[str]]
    parking: Callable[[], Parking]
    document_store: Callable[[], DocumentStore]
    inbox: Callable[[], Inbox]
    draw: Callable[[Preview], Draft]
    draft_mails: DraftsMails
    print_statement: Callable[["StatementPrint | ReceiptPrint"], "PrintedStatement"]
    print_labels: Callable[["LabelSheet"], "PrintedLabels"]
    accounts: AccountStore
    products: ProductStore
    product_index: ProductIndex
    shelf: StockStore
    lists: Lists
    minter: MintsLinks
    search: Search
    codes: SealsCodes
    code_store: CodeStore
    lost_links: LostLinkStore
    tasks: TaskDesk
    payers: PayerStore
    payments: PaymentDesk
    instruments: InstrumentFileStore
    squares: Callable[[str], tuple[str, ...]]
    ask_stripe: Callable[[StripeTask], StripeAnswer]
    webhook_secrets: Callable[[], Sequence[str]]
    queue_payments: Callable[[Iterable[PaymentMessage]], None]
    site_url: str
    statements: StatementStore
    start: Mapping[str, Colleague]
    staff_changed: Callable[[], None]
    user_roles: Callable[[], Mapping[str, frozenset[StaffRole]]]


@lru_cache
def wiring() -> Wiring:
    """Give the real one.

    Environment: TABLE_NAME, LINK_KEYS_PARAMETER, ORIGIN_SECRETS_PARAMETER, WEBHOOK_SECRETS_PARAMETER, USER_POOL_CLIENT_ID,
    DESK_CLIENT_ID, SITE_URL.
    """
    client, table = dynamodb.connect(), os.environ["TABLE_NAME"]
    lists = dynamodb.DynamoLists(client, table)
    store = dynamodb.DynamoStore(client, table, seller().news)
    reader = staff_reader(store)
    house = staffed(store, reader)
    ssm = signing_keys.connect()
    link_keys = signing_keys.SsmKeys(ssm, os.environ["LINK_KEYS_PARAMETER"], time.monotonic)
    signer = LinkSigner(link_keys)
    return Wiring(
        store=store,
        authenticator=Authenticator(store, signer, seller().links),
        seller=house,
        start=seller().staff,
        staff_changed=reader.forget,
        translations_for=translations_in(seller().languages),
        document_cache=DocumentCache(),
        kept_parts=KeptParts(),
        clock=lambda: datetime.now(UTC),
        choose=secrets.choice,
        pause=pause,
        identify=lambda claims: identity.staff(
            claims,
            {os.environ["USER_POOL_CLIENT_ID"]: identity.SCOPE, os.environ["DESK_CLIENT_ID"]: identity.DESK_SCOPE},
            house.staff,
            house.former,
            lambda key: reader.both().given.get(key),
        ),
        user_roles=user_roles,
        origin_secrets=signing_keys.SsmKeys(ssm, os.environ["ORIGIN_SECRETS_PARAMETER"], time.monotonic),
        parking=parking,
        document_store=document_store,
        inbox=inbox,
        draw=draw,
        draft_mails=draft_mails,
        print_statement=print_statement,
        print_labels=print_labels,
        accounts=store,
        products=store,
        product_index=lists,
        shelf=dynamodb.DynamoStock(client, table),
        lists=lists,
        minter=signer,
        search=lists,
        codes=CodeSealer(link_keys),
        code_store=store,
        lost_links=dynamodb.DynamoLostLinks(client, table, WordSealer(link_keys)),
        tasks=store,
        payers=store,
        payments=store,
        instruments=store,
        squares=squares,
        ask_stripe=ask_stripe,
        webhook_secrets=signing_keys.SsmKeys(ssm, os.environ["WEBHOOK_SECRETS_PARAMETER"], time.monotonic),
        queue_payments=queue_payments,
        site_url=os.environ["SITE_URL"].rstrip("/"),
        statements=store,
    )


@lru_cache
def parking() -> Parking:
    """Give effects that failed past their retries. Environment: TABLE_NAME."""
    return dynamodb.DynamoParking(dynamodb.connect(), os.environ["TABLE_NAME"])


def squares(text: str) -> tuple[str, ...]:
    """Draw a QR code."""
    from chalicelib.adapters.qr import squares as drawn

    return drawn(text)


def document_store() -> DocumentStore:
    """Say where documents are kept. Environment: DOCUMENTS_BUCKET, INVOICES_BUCKET."""
    from chalicelib.bootstrap.document_store import document_store as made

    return made()


@lru_cache
def inbox() -> Inbox:
    """Say where staff's own documents come in. Environment: UPLOADS_BUCKET."""
    from chalicelib.adapters import s3

    return s3.S3Inbox(s3.connect(), os.environ["UPLOADS_BUCKET"])


def draw(preview: Preview) -> Draft:
    """Have a draft set in type. Environment: PREVIEW_FUNCTION."""
    from chalicelib.adapters import lambda_functions

    return lambda_functions.draw(lambda_functions.connect(), os.environ["PREVIEW_FUNCTION"], preview)


def print_statement(asked: "StatementPrint | ReceiptPrint") -> "PrintedStatement":
    """Have a statement or a receipt set in type. Environment: PREVIEW_FUNCTION."""
    from chalicelib.adapters import lambda_functions

    return lambda_functions.print_statement(lambda_functions.connect(), os.environ["PREVIEW_FUNCTION"], asked)


def print_labels(asked: "LabelSheet") -> "PrintedLabels":
    """Have labels set in type. Environment: PREVIEW_FUNCTION."""
    from chalicelib.adapters import lambda_functions

    return lambda_functions.print_labels(lambda_functions.connect(), os.environ["PREVIEW_FUNCTION"], asked)


def draft_mails(rehearsal: StaffRehearsal) -> tuple[MailDraft, ...]:
    """Have the mails of a rehearsal drafted. Environment: DRAFTS_FUNCTION."""
    from chalicelib.adapters import lambda_functions

    return lambda_functions.draft_mails(lambda_functions.connect(), os.environ["DRAFTS_FUNCTION"], rehearsal)


def user_roles() -> dict[str, frozenset[StaffRole]]:
    """Read who signs in in which roles. Environment: USER_POOL_ID."""
    from chalicelib.adapters import user_pool

    return user_pool.roles_of_users(user_pool.connect(), os.environ["USER_POOL_ID"])


def ask_stripe(task: StripeTask) -> StripeAnswer:
    """Have Stripe asked. Environment: CHECKOUT_FUNCTION."""
    from chalicelib.adapters import lambda_functions

    return lambda_functions.ask_stripe(lambda_functions.connect(), os.environ["CHECKOUT_FUNCTION"], task)


def queue_payments(messages: Iterable[PaymentMessage]) -> None:
    """Put messages into the queue of payments. Environment: PAYMENTS_QUEUE_URL."""
    from chalicelib.adapters import payment_queue

    payment_queue.put(payment_queue.connect(), os.environ["PAYMENTS_QUEUE_URL"], messages)
