"""The demonstration is whole once its documents are there: another function makes them, behind the facts."""

import time
from collections.abc import Iterable

from infra.demo.load import StaffClient

PATIENCE = 180.0
"""Seconds: the first document waits for the renderer to start, and the sweep comes each minute."""


def wait_for_documents(staff: StaffClient, references: Iterable[str], patience: float = PATIENCE) -> None:
    """Wait until each dossier has all its documents. Raises RuntimeError where one is missing after so many seconds."""
    deadline = time.monotonic() + patience
    for reference in references:
        while not _ready(staff, reference):
            if time.monotonic() >= deadline:
                raise RuntimeError(f"the documents of {reference} were not made within {patience:.0f} s")
            time.sleep(0.3)


def _ready(staff: StaffClient, reference: str) -> bool:
    dossier = staff.dossier(reference)
    return dossier is not None and all(document["sha256"] for document in dossier["state"]["documents"])
