"""Ports of the tests' own: a port that is free when it is chosen is bound seconds later, and must not be chosen twice."""

import os
import re
from typing import Literal

FIRST, EACH = 21_000, 20
"""Below 32768, where Linux begins to give ports to clients."""
USERS = ("contract", "http", "killed", "workers", "local", "run", "e2e", "dynamodb")
User = Literal["contract", "http", "killed", "workers", "local", "run", "e2e", "dynamodb"]


def ports_of(user: User) -> range:
    """Twenty ports that no other user of ports and no other worker of pytest-xdist looks at."""
    worker = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "0")))
    first = FIRST + (worker * len(USERS) + USERS.index(user)) * EACH
    return range(first, first + EACH)
