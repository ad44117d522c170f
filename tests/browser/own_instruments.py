"""Samples of a customer's instruments, as the drawings have them, made as the API makes them: three, one of them in repair."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.view.instrument_life import LifeShown
from chalicelib.application.view.instrument_list import instruments_document
from chalicelib.application.view.instrument_words import InstrumentReading
from chalicelib.application.view.passport import passport_document
from chalicelib.application.view.shapes.instruments import DossierWay, InstrumentDocument, ShownCase
from chalicelib.domain.instrument import instrument_facts as f
from chalicelib.domain.instrument.contract_level import ServiceContract
from chalicelib.domain.instrument.instrument_fold import fold_instrument
from chalicelib.domain.instrument.seen_by import seen_by
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from tests.browser.tokens import token_of

TODAY = date(2026, 8, 6)
POWDERS, RECEPTION, GOTEBORG = "45HR30A04C", "45HR31A05B", "45HR32A06A"
ORDER, CASE, REPAIR = "45HM02G00B", "45MV18G00A", "45MV21G00B"
GL300 = {"fr": "Granulomètre laser GL-300", "en": "GL-300 laser particle sizer"}
GL200 = {"fr": "Granulomètre laser GL-200", "en": "GL-200 laser particle sizer"}


def _facts(*entries: tuple[str, f.InstrumentEvent, str | None]) -> tuple[f.InstrumentFact, ...]:
    at = datetime(2026, 8, 6, 8, tzinfo=UTC)
    actor = Actor("manager", "vasseur")
    days = ((date.fromisoformat(day), what, comment) for day, what, comment in entries)
    return tuple(
        f.InstrumentFact(seq, what, on, at, actor, "s1", comment=comment) for seq, (on, what, comment) in enumerate(days, 1)
    )


FACTS = {
    POWDERS: _facts(
        ("2024-11-04", f.InstrumentBorn("40-0300", GL300, "GL3-01187", "bigcorp", ORDER, 9, 1, date(2027, 11, 4)), None),
        ("2024-11-04", f.InstrumentPut("Laboratoire poudres, Grenoble"), None),
        ("2024-11-04", f.ContractSet(ServiceContract("complete", date(2024, 11, 4), date(2027, 11, 4))), None),
        ("2025-06-12", f.VersionTold("4.2.1"), None),
        ("2025-11-05", f.InterventionNoted("verification", "Marc Aubin", "CE25-1187", date(2026, 11, 5)), "Écart 0,4 %."),
        ("2026-03-18", f.ComponentNoted("Pompe", "P-2391", replaces="P-2207"), None),
        ("2026-03-18", f.InterventionNoted("repair", "Marc Aubin", "SAV-097"), "Ancienne pompe n° P-2207, nouvelle P-2391."),
        ("2026-08-03", f.CaseMarked(CASE, "SAV-118"), None),
    ),
    RECEPTION: _facts(
        ("2022-03-01", f.InstrumentEntered("40-0200", GL200, "GL2-00412", "bigcorp", "Lyon", date(2024, 3, 1)), None),
    ),
    GOTEBORG: _facts(
        ("2025-09-12", f.InstrumentBorn("40-0300", GL300, "GL3-01240", "bigcorp", "45KL89G00E", 12, 1, date(2027, 9, 12)), None),
        ("2025-09-12", f.InstrumentPut("Göteborg"), None),
        ("2026-07-30", f.CaseMarked(REPAIR, "SAV-121"), None),
    ),
}
CASE_TEXTS: dict[Language, dict[str, tuple[str, str]]] = {
    "fr": {"SAV-118": ("depuis le 3 août", "Signez la déclaration"), "SAV-121": ("depuis le 30 juillet", "En réparation")},
    "en": {"SAV-118": ("since 3 August", "Sign the declaration"), "SAV-121": ("since 30 July", "Repair")},
}


def _cases(lang: Language, instrument: str) -> list[ShownCase]:
    shown = {
        POWDERS: ("SAV-118", "you", DossierWay("SAV-118", CASE, token_of(CASE))),
        GOTEBORG: ("SAV-121", "us", DossierWay("SAV-121", REPAIR, None)),
    }
    if instrument not in shown:
        return []
    number, who, way = shown[instrument]
    state, text = CASE_TEXTS[lang][number]
    return [ShownCase(number, state, text, "you" if who == "you" else "us", way)]


def _reading(lang: Language, instrument: str) -> InstrumentReading:
    facts = FACTS[instrument]
    seen = seen_by("bigcorp", fold_instrument(instrument, facts), facts)
    assert seen
    return InstrumentReading(seen, translations(lang), seller(), TODAY, _cases(lang, instrument))


@lru_cache
def instruments(lang: Language) -> dict[str, Any]:
    """The list as the API answers it."""
    readings = [_reading(lang, instrument) for instrument in FACTS]
    shown = instruments_document(
        translations(lang), seller(), "BigCorp Europe", readings, whole=True, all_shown=True, cursor=None
    )  # fmt: skip
    answer: dict[str, Any] = msgspec.to_builtins(shown)
    return answer


@lru_cache
def passport(lang: Language, instrument: str) -> dict[str, Any]:
    """A passport as the API answers it."""
    address = f"/api/affairs/instruments/{instrument}/documents"
    note = InstrumentDocument("Bon de livraison BL24-0211", "4 novembre 2024", None, "PDF", f"{address}/x-1")
    report = InstrumentDocument("Rapport SAV-097", "18 mars 2026", None, "PDF", f"{address}/x-2")
    documents = [report, note] if instrument == POWDERS else []
    ways = {ORDER: DossierWay(f"Commande {ORDER}", ORDER, token_of(ORDER))}
    life = LifeShown({}, ways, {1: [note], 7: [report]} if documents else {})
    answer: dict[str, Any] = msgspec.to_builtins(passport_document(_reading(lang, instrument), "BigCorp Europe", life, documents))
    return answer
