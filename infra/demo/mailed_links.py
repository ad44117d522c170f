"""The links in the mails that the local AWS took; remembered, since a local AWS forgets its mails when it stops."""

import json
import re
import time
from pathlib import Path
from typing import Any

import httpx

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations


def _pages(key: str) -> str:
    """Give any language's path of a page."""
    return "|".join(re.escape(translations(language).pages[key]) for language in seller().languages)


LINK = re.compile(rf"^(https?://\S+/(?:{_pages('dossier')})(?:\?document=\d+)?#\S+)$", re.MULTILINE)
DOCUMENT = re.compile(r"\?document=\d+")
AFFAIRS = re.compile(rf"^(https?://\S+/(?:{_pages('affairs')})#\S+)$", re.MULTILINE)


class MailedLinks:
    """The outbox page's mails, and a file of this checkout's state that only its owner reads, with the links seen before."""

    def __init__(self, site: str, memory: Path) -> None:
        self._site = site
        self._memory = memory

    def link(self, to: str, reference: str, patience: float) -> str | None:
        """Give the link of the newest mail to a person about a dossier, or the one seen before, at the site's address of today.

        It leads to the dossier as such, where the mail's leads to a document of it.
        Waits for a mail `patience` seconds; None if none comes and none was seen.
        """
        deadline = time.monotonic() + patience
        while True:
            link = self._newest(LINK, to, reference)
            if link or time.monotonic() >= deadline:
                break
            time.sleep(0.3)
        return self._remembered(f"{reference} {to}", DOCUMENT.sub("", link) if link else None)

    def affairs(self, to: str) -> str | None:
        """Give the link to all affairs of the newest mail to a person, or the one seen before, in the same way."""
        return self._remembered(f"affairs {to}", self._newest(AFFAIRS, to))

    def _remembered(self, key: str, link: str | None) -> str | None:
        seen = json.loads(self._memory.read_text(encoding="utf-8")) if self._memory.exists() else {}
        if link:
            self._memory.touch(mode=0o600)
            self._memory.write_text(json.dumps({**seen, key: link}), encoding="utf-8")
        link = link or seen.get(key)
        return re.sub(r"^https?://[^/]+", self._site, link) if link else None

    def _newest(self, kind: re.Pattern[str], to: str, reference: str = "") -> str | None:
        answer = httpx.get(f"{self._site}/outbox/messages.json", timeout=60).raise_for_status()
        mails: list[dict[str, Any]] = answer.json()
        links = (link for mail in mails if _concerns(mail, to, reference) for link in kind.findall(mail["BodyText"]))
        return next(links, None)


def _concerns(mail: dict[str, Any], to: str, reference: str) -> bool:
    return reference in mail["Subject"] and any(to in address for address in mail["To"])
