"""What the workers work with, made once for each process from the function's environment."""

import os
import secrets
import time
from functools import lru_cache
from uuid import uuid4

from chalicelib.adapters import dynamodb
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.application.staff.role_task import RoleTask
from chalicelib.bootstrap.mailing import link_keys, mailing
from chalicelib.bootstrap.mailing import now as now
from chalicelib.effects.mails import fan_out, lost_link, order_code, task_answer
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.queue import instruments, product_files, renaming
from chalicelib.effects.queue.tools import Tools
from chalicelib.effects.staff import role_given
from chalicelib.effects.staff import staff_handlers as staff
from chalicelib.effects.staff.digest_plan import Morning


@lru_cache
def tools() -> Tools:
    """Give the tools of both workers.

    Environment: TABLE_NAME, and what `bootstrap.mailing` asks for. Raises KeyError where one is missing.
    """
    table, client, mails = os.environ["TABLE_NAME"], dynamodb.connect(), mailing()
    store = dynamodb.DynamoStore(client, table, seller().news)
    parking = dynamodb.DynamoParking(client, table)
    todo = dynamodb.DynamoEffects(client, table)
    renamed = renaming.handlers(mails, lists(), pause)
    shelf = dynamodb.DynamoStock(client, table, seller().news)
    kinds = {**mail.handlers(mails), **staff.handlers(mails, lists(), parking, shelf, store), **renamed}
    kinds |= instruments.handlers(store, seller().support, secrets.choice, now, pause)
    kinds |= product_files.handlers(store, now, pause)
    indexing = DynamoDerived(client, table, seller().news, now)
    kinds |= fan_out.handlers(fan_out.FanOut(mails, todo, indexing, pause))
    requests = dynamodb.DynamoLostLinks(client, table, WordSealer(link_keys()))
    kinds |= lost_link.handlers(
        lost_link.LostLinks(mails, requests, lists(), lists(), store, store, LinkSigner(link_keys()), pause)
    )
    kinds |= order_code.handlers(mails, store, CodeSealer(link_keys()))
    kinds |= role_given.handlers(store, give_role)
    kinds |= task_answer.handlers(mails, store, pause)
    return Tools(
        store=store, todo=todo, clock=now, owner=lambda: uuid4().hex, sleep=time.sleep, handlers=kinds,
        given_up=task_answer.given_up(mails, store, pause),
    )  # fmt: skip


def give_role(task: RoleTask) -> None:
    """Have a user given a role. Environment: ROLES_FUNCTION."""
    from chalicelib.adapters import lambda_functions

    lambda_functions.give_role(lambda_functions.connect(), os.environ["ROLES_FUNCTION"], task)


@lru_cache
def lists() -> dynamodb.DynamoLists:
    """Give the lists. Environment: TABLE_NAME."""
    return dynamodb.DynamoLists(dynamodb.connect(), os.environ["TABLE_NAME"])


@lru_cache
def morning() -> Morning:
    """Say who plans the digests, for the sweep alone."""
    return Morning(tools().todo, mailing().seller.staff)
