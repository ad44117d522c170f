"""What mails are made and sent with, once for each process from the function's environment."""

import os
import time
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb
from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.links import signing_keys
from chalicelib.adapters.links.tokens import LinkSigner
from chalicelib.adapters.seller import seller
from chalicelib.adapters.ses import sender
from chalicelib.adapters.translations import translations_in
from chalicelib.bootstrap.staffed import staffed
from chalicelib.effects.mails.mailing import Mailing


@lru_cache
def link_keys() -> signing_keys.SsmKeys:
    """Give the keys of links. Environment: LINK_KEYS_PARAMETER."""
    return signing_keys.SsmKeys(signing_keys.connect(), os.environ["LINK_KEYS_PARAMETER"], time.monotonic)


@lru_cache
def mailing() -> Mailing:
    """Give the outside of a mail.

    Environment: TABLE_NAME, SITE_URL, LINK_KEYS_PARAMETER, SENDER, CONFIGURATION_SET. Raises KeyError where one is missing.
    """
    env = os.environ
    store = dynamodb.DynamoStore(dynamodb.connect(), env["TABLE_NAME"], seller().news)
    return Mailing(
        store=store,
        clock=now,
        mailer=sender.SesMailer(sender.connect(), env["SENDER"], env["CONFIGURATION_SET"]),
        write=JinjaWriter(seller().colours),
        mint=LinkSigner(link_keys()).mint,
        translations_for=translations_in(seller().languages),
        seller=staffed(store),
        site_url=env["SITE_URL"].rstrip("/"),
    )


def now() -> datetime:
    """Give now, aware UTC."""
    return datetime.now(UTC)
