"""The links in the mails that the local AWS was given to send."""

import re
import time
from collections.abc import Iterator
from typing import Any

import httpx

LINK = re.compile(r"^(https?://\S+/suivi/#\S+)$", re.MULTILINE)


def mailed_link(outbox: str, to: str, reference: str, patience: float = 0) -> str | None:
    """The link of the newest mail to a person about a dossier; waits for it `patience` seconds, None if it does not come.

    `outbox` is the address that answers with the mails sent as JSON (ministack's /_ministack/ses/messages).
    """
    deadline = time.monotonic() + patience
    while True:
        found = [link for mail in _mails(outbox) if _concerns(mail, to, reference) for link in LINK.findall(mail["BodyText"])]
        if found or time.monotonic() >= deadline:
            return found[-1] if found else None
        time.sleep(0.3)


def _mails(outbox: str) -> Iterator[dict[str, Any]]:
    """All mails, oldest first."""
    answer = httpx.get(outbox, timeout=10).raise_for_status().json()
    messages = answer["messages"]
    yield from sorted((mail for account in messages.values() for mail in account), key=lambda mail: mail["Timestamp"])


def _concerns(mail: dict[str, Any], to: str, reference: str) -> bool:
    return reference in mail["Subject"] and any(to in address for address in mail["To"])
