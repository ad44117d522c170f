"""What the workers that make documents work with, made once for each process from the function's environment."""

import os
import time
from functools import lru_cache
from uuid import uuid4

from chalicelib.adapters import dynamodb
from chalicelib.bootstrap.renderer import now, renderer
from chalicelib.effects.documents.render import handlers, losses
from chalicelib.effects.queue.tools import Tools


@lru_cache
def tools() -> Tools:
    """Give the tools of both workers. Environment: TABLE_NAME, and what `bootstrap.renderer` asks for. Raises KeyError."""
    todo = dynamodb.DynamoEffects(dynamodb.connect(), os.environ["TABLE_NAME"], "render")
    return Tools(
        store=renderer().store,
        todo=todo,
        clock=now,
        owner=lambda: uuid4().hex,
        sleep=time.sleep,
        handlers=handlers(renderer()),
        given_up=losses(renderer().store),
    )
