"""The functions that set documents in type, draft mails and ask Stripe, called and waited for (AWS Lambda, Invoke)."""

from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from msgspec.json import decode, encode

from chalicelib.application.errors import Unavailable
from chalicelib.application.instrument.label_print import LabelSheet, PrintedLabels
from chalicelib.application.payment.checkout import StripeAnswer, StripeTask
from chalicelib.application.payment.receipt_print import ReceiptPrint
from chalicelib.application.payment.statement_print import PrintedStatement, StatementPrint
from chalicelib.application.staff.desk.mail_draft import MailDraft
from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
from chalicelib.application.staff.role_task import RoleTask
from chalicelib.application.writing.preview import Draft, Preview
from chalicelib.domain.errors import NotAllowed

if TYPE_CHECKING:
    from mypy_boto3_lambda import LambdaClient

# Longer than the function may take, shorter than the caller's own time; one attempt, since another would not fit in.
CONFIG = Config(connect_timeout=2, read_timeout=13, retries={"mode": "standard", "total_max_attempts": 1})


def connect() -> "LambdaClient":
    """Give a client for the region and endpoint that the environment names."""
    return boto3.client("lambda", config=CONFIG)


def draw(client: "LambdaClient", function: str, preview: Preview) -> Draft:
    """Give the draft that the function made.

    Raises NotAllowed for one that cannot be, RuntimeError if the function failed otherwise.
    What the domain refuses is asked before.
    """
    answer = client.invoke(FunctionName=function, Payload=encode(preview))
    payload = answer["Payload"].read()
    if answer.get("FunctionError"):
        if decode(payload).get("errorType") == "CannotBeMade":
            raise NotAllowed("no document can be made of what the dossier holds: correct it, then try again")
        raise RuntimeError("the draft was not made")
    return decode(payload, type=Draft)


def print_statement(client: "LambdaClient", function: str, asked: StatementPrint | ReceiptPrint) -> PrintedStatement:
    """Give where the function laid a statement, or a receipt. Raises Unavailable where it failed: nothing depends on it."""
    return decode(_invoked(client, function, encode(asked)), type=PrintedStatement)


def print_labels(client: "LambdaClient", function: str, asked: LabelSheet) -> PrintedLabels:
    """Give where the function laid labels. Raises Unavailable where it failed: it is asked again."""
    return decode(_invoked(client, function, encode(asked)), type=PrintedLabels)


def _invoked(client: "LambdaClient", function: str, payload: bytes) -> bytes:
    try:
        answer = client.invoke(FunctionName=function, Payload=payload)
        answered: bytes = answer["Payload"].read()
    except (BotoCoreError, ClientError) as error:
        raise Unavailable from error
    if answer.get("FunctionError"):
        raise Unavailable
    return answered


def draft_mails(client: "LambdaClient", function: str, rehearsal: StaffRehearsal) -> tuple[MailDraft, ...]:
    """Give the mails that the function drafted.

    Raises NotAllowed where it was allowed when that was asked before, and is not any more; RuntimeError if it failed otherwise.
    """
    answer = client.invoke(FunctionName=function, Payload=encode(rehearsal))
    payload = answer["Payload"].read()
    if answer.get("FunctionError"):
        if decode(payload).get("errorType") == "Overtaken":
            raise NotAllowed("somebody wrote here meanwhile, and it is not possible any more: read it again")
        raise RuntimeError("the mails were not drafted")
    return decode(payload, type=tuple[MailDraft, ...])


def give_role(client: "LambdaClient", function: str, task: RoleTask) -> None:
    """Have a user given a role. Raises RuntimeError if the function failed."""
    answer = client.invoke(FunctionName=function, Payload=encode(task))
    if answer.get("FunctionError"):
        raise RuntimeError(f"{function} failed: {decode(answer['Payload'].read()).get('errorType')}")


def ask_stripe(client: "LambdaClient", function: str, task: StripeTask) -> StripeAnswer:
    """Give what Stripe says, by the function that has its key.

    Raises Unavailable where it does not answer, NotAllowed for what it refuses.
    """
    try:
        answer = client.invoke(FunctionName=function, Payload=encode(task))
        payload = answer["Payload"].read()
    except (BotoCoreError, ClientError) as error:
        raise Unavailable from error
    if answer.get("FunctionError"):
        if decode(payload).get("errorType") == "Refused":
            raise NotAllowed("this payment cannot be made by card or debit: pay by transfer, or call us")
        raise Unavailable
    return decode(payload, type=StripeAnswer)
