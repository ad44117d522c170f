"""A worker in a process of its own that sweeps without end, so that a test can kill it.

Its leases last a second, and it lingers on either side of SES's acceptance, where a death matters.
"""

import os
import time
from datetime import timedelta
from unittest.mock import patch

from chalicelib.adapters.ses.sender import SesMailer
from chalicelib.bootstrap.workers import tools
from chalicelib.effects.ports import Mail
from chalicelib.effects.queue import run
from chalicelib.effects.queue.sweep import sweep

_send = SesMailer.send


def lingering(mailer: SesMailer, mail: Mail) -> None:
    """Send slowly."""
    time.sleep(0.06)
    _send(mailer, mail)
    time.sleep(0.06)


def main() -> None:
    """Say its number, and sweep until killed."""
    run.LEASE = timedelta(seconds=1)
    with patch.object(SesMailer, "send", lingering):
        os.write(1, f"{os.getpid()}\n".encode())
        while True:
            sweep(tools(), lambda: timedelta(minutes=1))
            time.sleep(0.02)
