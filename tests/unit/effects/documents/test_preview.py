"""A draft is what the document would be, marked as none, and leaves nothing behind but itself."""

from copy import deepcopy
from hashlib import sha256
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader

from chalicelib.application.ports.document_store import draft_key, picture_key
from chalicelib.application.ports.official_rules import BrokenRule, JudgesBills, RulesRun
from chalicelib.application.writing.preview import NEW, Draft, Preview, Previewed
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.values.language import Language
from chalicelib.effects.documents.preview import draw
from chalicelib.effects.documents.render import CannotBeMade
from tests.samples.drawing import OFFER
from tests.unit.effects.documents.test_render import LIFE
from tests.unit.render_bench import CLAIRE, DUE, REFERENCE, RenderBench, attached, text

IBAN = "FR76"
NEXT: dict[type, str] = {c.CreateDeliveryNote: "BL26-0733", c.IssueInvoice: "F26-0412", c.Credit: "A26-0018"}
"""The numbers that the documents themselves take."""


REFUSED = RulesRun(("BR-FR",), ("EN 16931",), (BrokenRule("BR-FR-02_BT-1", "BR-FR", "number", None, "No spaces."),))


def drawn(bench: RenderBench, command: c.Command, judge: JudgesBills = lambda xml: REFUSED) -> Draft:
    """The draft of a command."""
    assert isinstance(command, Previewed)
    return draw(bench.renderer, Preview(REFERENCE, command, CLAIRE), lambda: bench.now, judge)


@pytest.mark.parametrize(("language", "word"), [("fr", "PROJET"), ("en", "DRAFT")])
def test_each_document_has_a_draft_that_is_none(language: Language, word: str) -> None:
    bench = RenderBench(language)
    for command in LIFE:
        before = deepcopy((bench.store.heads, bench.store.entries, bench.store.counts, bench.store.records, bench.store.todos))
        draft = drawn(bench, command)
        content = bench.document_store.get("documents", draft.key)
        rules = REFUSED if isinstance(command, c.IssueInvoice | c.Credit) else None
        digest = sha256(content).hexdigest()
        assert draft == Draft(draft_key(REFERENCE, digest), digest, len(content), rules, (picture_key(REFERENCE, digest, 1),))
        shown = text(content)
        assert word.capitalize() in shown and IBAN not in shown and attached(content) == []
        if number := NEXT.get(type(command)):
            assert word in shown and number not in shown
        assert (bench.store.heads, bench.store.entries, bench.store.counts, bench.store.records, bench.store.todos) == before
        bench.execute(command)


def test_an_offer_is_drawn_before_there_is_a_dossier() -> None:
    bench = RenderBench()
    before = deepcopy((bench.store.heads, bench.store.todos))
    asked = Preview(NEW, replace(OFFER, reference=None), CLAIRE)
    draft = draw(bench.renderer, asked, lambda: bench.now, lambda xml: REFUSED)
    assert draft.key.startswith("drafts/new/") and draft.rules is None and len(draft.pages) == 1
    shown = text(bench.document_store.get("documents", draft.key))
    assert "Projet" in shown and "BigCorp Europe" in shown
    assert (bench.store.heads, bench.store.todos) == before


def test_the_bill_that_a_draft_does_not_carry_is_judged() -> None:
    bench, judged = RenderBench(), list[bytes]()
    for command in LIFE[:3]:
        bench.execute(command)

    def judge(xml: bytes) -> RulesRun:
        judged.append(xml)
        return REFUSED

    assert drawn(bench, c.IssueInvoice(due=DUE), judge).rules == REFUSED
    assert b"CrossIndustryInvoice" in judged[0] and b"PROJET" in judged[0]


def test_what_the_command_is_refused_for_has_no_draft() -> None:
    bench = RenderBench()
    with pytest.raises(DomainError, match="there is no order yet"):
        drawn(bench, c.IssueInvoice(due=DUE))
    assert bench.document_store.files == {}


def test_what_could_not_be_issued_is_no_draft_either() -> None:
    bench = RenderBench()
    for command in LIFE[:3]:
        bench.execute(command)

    def refuse(bill: object) -> bytes:
        raise ValueError("the XML does not fit the XSD")

    bench.renderer = replace(bench.renderer, xml=refuse)
    with pytest.raises(CannotBeMade, match="ValueError"):
        drawn(bench, c.IssueInvoice(due=DUE))
    assert bench.document_store.files == {}


def test_a_number_that_is_taken_is_no_draft_s_either() -> None:
    bench = RenderBench()
    for command in LIFE[:3]:
        bench.execute(command)
    bench.store.numbers["2026118"] = "45KL89G00E"
    with pytest.raises(DomainError, match="is taken"):
        drawn(bench, c.IssueInvoice(number="2026/118", due=DUE))


def test_a_draft_has_a_picture_of_each_page_and_its_bytes_are_small() -> None:
    bench = RenderBench()
    many = tuple(replace(line, sku=f"A-{number}") for number in range(40) for line in OFFER.lines)
    draft = drawn(bench, c.ReviseOffer(lines=many, terms=NewTerms(valid_until=DUE)))
    pictures = [bench.document_store.get("documents", key) for key in draft.pages]
    pages = PdfReader(BytesIO(bench.document_store.get("documents", draft.key))).pages
    assert len(pictures) == len(pages) > 1
    sizes = [Image.open(BytesIO(picture)).size for picture in pictures]
    assert set(sizes) == {(595, 842)} and max(map(len, pictures)) < 250_000
    assert bench.document_store.files["documents", draft.pages[0]][1] == "image/png"
