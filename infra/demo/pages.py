"""The demonstration over HTTP: what `make run` loads and prints."""

from collections.abc import Iterator
from pathlib import Path

from infra.demo.load import Page, load
from infra.demo.outbox import Outbox
from infra.demo.staff import StaffApi


def customer_pages(site: str, token: str, memory: Path) -> Iterator[Page]:
    """Load what is not there yet and give each customer's page as soon as its link was mailed. Raises RuntimeError.

    site: where the product is served, without a slash at its end. token: a manager's access token. memory: a file of its own.
    """
    yield from load(StaffApi(f"{site}/api", token), Outbox(site, memory).link)
