"""What the worker works with that mails documents, made once for each process from the function's environment."""

import os
import time
from functools import lru_cache
from uuid import uuid4

from chalicelib.adapters import dynamodb
from chalicelib.bootstrap.document_store import document_store
from chalicelib.bootstrap.mailing import mailing
from chalicelib.effects.mails import attached
from chalicelib.effects.queue.tools import Tools


@lru_cache
def tools() -> Tools:
    """Give its tools. Environment: INVOICES_BUCKET, and what `bootstrap.mailing` asks for. Raises KeyError."""
    means = mailing()
    return Tools(
        store=means.store,
        todo=dynamodb.DynamoEffects(dynamodb.connect(), os.environ["TABLE_NAME"], "forward"),
        clock=means.clock,
        owner=lambda: uuid4().hex,
        sleep=time.sleep,
        handlers=attached.handlers(means, document_store()),
        given_up=attached.losses(means.store),
    )
