"""What the workers work with, made once for each process from the function's environment."""

import os
import time
from datetime import UTC, datetime
from functools import lru_cache
from uuid import uuid4

from chalicelib.adapters import dynamodb
from chalicelib.adapters.dynamodb.derived import DynamoDerived
from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.links import signing_keys
from chalicelib.adapters.links.codes import CodeSealer
from chalicelib.adapters.links.sealed_words import WordSealer
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.pauses import pause
from chalicelib.adapters.seller import seller
from chalicelib.adapters.ses import sender
from chalicelib.adapters.translations import translations_in
from chalicelib.effects.mails import fan_out, lost_link, order_code, task_answer
from chalicelib.effects.mails import handlers as mail
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.queue import product_files, renaming
from chalicelib.effects.queue.tools import Tools
from chalicelib.effects.staff import staff_handlers as staff
from chalicelib.effects.staff.digest_plan import Morning


@lru_cache
def tools() -> Tools:
    """Give the tools of both workers.

    Environment: TABLE_NAME, SITE_URL, LINK_KEYS_PARAMETER, SENDER, CONFIGURATION_SET. Raises KeyError where one is missing.
    """
    env = os.environ
    client = dynamodb.connect()
    link_keys = signing_keys.SsmKeys(signing_keys.connect(), env["LINK_KEYS_PARAMETER"], time.monotonic)
    signer = LinkSigner(link_keys)
    store = dynamodb.DynamoStore(client, env["TABLE_NAME"], seller().news)
    mailing = Mailing(
        store=store,
        clock=now,
        mailer=sender.SesMailer(sender.connect(), env["SENDER"], env["CONFIGURATION_SET"]),
        write=JinjaWriter(seller().colours),
        mint=signer.mint,
        translations_for=translations_in(seller().languages),
        seller=seller(),
        site_url=env["SITE_URL"].rstrip("/"),
    )
    parking = dynamodb.DynamoParking(client, env["TABLE_NAME"])
    todo = dynamodb.DynamoEffects(client, env["TABLE_NAME"])
    renamed = renaming.handlers(mailing, lists(), pause)
    shelf = dynamodb.DynamoStock(client, env["TABLE_NAME"], seller().news)
    kinds = {**mail.handlers(mailing), **staff.handlers(mailing, lists(), parking, shelf, store), **renamed}
    kinds |= product_files.handlers(store, now, pause)
    indexing = DynamoDerived(client, env["TABLE_NAME"], seller().news, now)
    kinds |= fan_out.handlers(fan_out.FanOut(mailing, todo, indexing, pause))
    requests = dynamodb.DynamoLostLinks(client, env["TABLE_NAME"], WordSealer(link_keys))
    kinds |= lost_link.handlers(lost_link.LostLinks(mailing, requests, lists(), lists(), store, pause))
    kinds |= order_code.handlers(mailing, store, CodeSealer(link_keys))
    kinds |= task_answer.handlers(mailing, store, pause)
    return Tools(
        store=store, todo=todo, clock=now, owner=lambda: uuid4().hex, sleep=time.sleep, handlers=kinds,
        given_up=task_answer.given_up(mailing, store, pause),
    )  # fmt: skip


@lru_cache
def lists() -> dynamodb.DynamoLists:
    """Give the lists. Environment: TABLE_NAME."""
    return dynamodb.DynamoLists(dynamodb.connect(), os.environ["TABLE_NAME"])


@lru_cache
def morning() -> Morning:
    """Say who plans the digests, for the sweep alone."""
    return Morning(tools().todo, seller().staff)


def now() -> datetime:
    """Give now, aware UTC."""
    return datetime.now(UTC)
