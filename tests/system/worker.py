"""A worker in a process of its own that sweeps without end, so that a test can kill it.

Its leases last a second, and it lingers on either side of SES's acceptance, where a death matters.
"""

import time
from datetime import timedelta

from chalicelib.bootstrap.workers import tools
from chalicelib.effects import run
from chalicelib.effects.ports import Mail, Mailer
from chalicelib.effects.sweep import sweep


class Lingering:
    """A mailer that takes its time before and after it sends."""

    def __init__(self, mailer: Mailer) -> None:
        self._mailer = mailer

    def send(self, mail: Mail) -> None:
        """Send slowly."""
        time.sleep(0.06)
        self._mailer.send(mail)
        time.sleep(0.06)


def main() -> None:
    """Sweep until killed."""
    run.LEASE = timedelta(seconds=1)
    slow = tools()._replace(mailer=Lingering(tools().mailer))
    print("ready", flush=True)
    while True:
        sweep(slow, lambda: timedelta(minutes=1))
        time.sleep(0.01)


if __name__ == "__main__":
    main()
