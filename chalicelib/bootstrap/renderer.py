"""What documents are made with, once for each process from the function's environment."""

import os
from datetime import UTC, datetime
from functools import lru_cache

from chalicelib.adapters import dynamodb, facturx, qr
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations_in
from chalicelib.adapters.typst import LabelSheets, TypstTypesetter
from chalicelib.bootstrap.document_store import document_store
from chalicelib.effects.documents.renderer import Renderer


@lru_cache
def renderer() -> Renderer:
    """Give the renderer. Environment: TABLE_NAME, SITE_URL, and the buckets of `bootstrap.document_store`. Raises KeyError."""
    typesetter = TypstTypesetter(seller().colours["light"])
    return Renderer(
        store=dynamodb.DynamoStore(dynamodb.connect(), os.environ["TABLE_NAME"], seller().news),
        translations_for=translations_in(seller().languages),
        seller=seller(),
        site_url=os.environ["SITE_URL"].rstrip("/"),
        typeset=typesetter,
        pictures=typesetter.pictures,
        typeset_labels=LabelSheets(seller().colours["light"]),
        xml=facturx.bill_xml,
        hybrid=facturx.hybrid,
        squares=qr.squares,
        document_store=document_store(),
    )


def now() -> datetime:
    """Give now, aware UTC."""
    return datetime.now(UTC)
