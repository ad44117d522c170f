"""What drafts of mails are made with, once for each process from the function's environment: it sends and signs nothing."""

import os
from functools import lru_cache

from chalicelib.adapters import dynamodb
from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations_in
from chalicelib.bootstrap.staffed import staffed
from chalicelib.effects.mails.mail_drafts import Drafting


@lru_cache
def drafting() -> Drafting:
    """Give what they are made with. Environment: TABLE_NAME, SITE_URL. Raises KeyError where one is missing."""
    store = dynamodb.DynamoStore(dynamodb.connect(), os.environ["TABLE_NAME"], seller().news)
    return Drafting(
        store=store,
        seller=staffed(store),
        translations_for=translations_in(seller().languages),
        write=JinjaWriter(seller().colours),
        site_url=os.environ["SITE_URL"].rstrip("/"),
    )
