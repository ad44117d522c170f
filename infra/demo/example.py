"""Make the public example's documents from the seed's dossier: `python -m infra.demo.example`.

The example shows what the API would answer; a test says when the kept documents are behind the code.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.caller import Caller
from chalicelib.application.view.customer_document import dossier_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.entries import as_entries, day_of
from chalicelib.domain.account.people import People
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.decide import decide, decide_with_people
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.model import fold
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from infra.demo import paid
from infra.paths import ROOT

SAMPLES = ROOT / "static_site" / "samples"
LANGUAGES = seller().languages
READ = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
"""The drawing's moment of reading; nothing of a finished dossier depends on it but the years that are shown."""
_MANAGER = Caller("s:example", "example", frozenset({"manager"}), Actor("manager"), "staff")


def _history_of(sent: Sequence[dict[str, Any]]) -> tuple[People, list[Entry]]:
    """Give the people and history that the staff API would have stored."""
    first, *others = sent
    create = msgspec.convert({"type": "create_dossier", **first}, c.CreateDossier)
    people, events = decide_with_people(Dossier(), People(create.account, create.customer), create, day_of(create, READ))
    history = list(as_entries(events, 0, create, _MANAGER, READ))
    for body in others:
        command: c.Command = msgspec.convert(body, bodies("manager"))
        events = decide(fold(history), command, day_of(command, READ))
        history += as_entries(events, len(history), command, _MANAGER, READ)
    return people, history


def document(language: Language) -> str:
    """Give the example in one language, as JSON; the page disables its acts."""
    people, history = _history_of(paid.script().commands)
    reading = Reading(paid.REFERENCE, fold(history), people, translations(language), seller(), READ.date())
    visible = [entry for entry in reversed(history) if entry.origin.visible]
    shown = msgspec.to_builtins(dossier_document(reading, visible, Past(lambda: history))) | {"read_at": None}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the documents."""
    for language in LANGUAGES:
        (SAMPLES / f"example.{language}.json").write_text(document(language), "utf-8")


if __name__ == "__main__":
    main()
