"""The list of the mails that the local AWS took."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

from infra.front.outbox import Outbox


def test_a_mail_is_listed_with_the_moment_in_paris_at_which_it_left(tmp_path: Path) -> None:
    file = tmp_path / "mails"
    mail = {"Timestamp": "1796015138.8", "To": ["jean.bon@bigcorp.example"], "Subject": "Votre offre", "MessageId": "m1"}
    file.write_text(json.dumps(mail) + "\n")
    with ThreadPoolExecutor(1) as apart:  # Playwright keeps a loop running in the thread of the tests.
        page = apart.submit(asyncio.run, Outbox(file).index(Mock())).result().text
    assert page and "<td>2026-11-30 06:05:38</td>" in page and "1796015138" not in page
