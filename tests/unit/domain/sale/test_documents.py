"""Documents of a dossier: there once they are made, of staff's own where one was accepted, gone with what they were of."""

import pytest

from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Document
from chalicelib.domain.sale.striking import strike
from tests.builder.story import Story
from tests.unit.domain.sale.test_steps import august, july

OURS, UPLOADED = "a" * 64, "b" * 64
TERMS = {"valid_until": "2026-09-30"}
LINES = [{"sku": "A", "name": {"fr": "a", "en": "a"}, "quantity": 1, "unit_price": "100", "vat_rate": "20"}]


def made(story: Story, entry: int, sha256: str = OURS) -> Story:
    """A worker made the document of an entry."""
    return story.does(july(20), "record_document", entry=entry, sha256=sha256, size=100)


def uploaded(story: Story, **more: object) -> Story:
    """Staff's own document was looked at."""
    return story.does(july(18), "record_upload", sha256=UPLOADED, size=200, **more)


def test_each_entry_that_makes_a_document_prepares_one() -> None:
    story = Story(until=august(28)).does(july(16), "place_order")
    story.does(july(20), "create_delivery_note", number="BL1").does(july(20), "ship", carrier="Post")
    story.does(july(21), "issue_invoice", number="F1", due="2026-08-30")
    story.does(july(22), "credit", number="A1", invoice="F1", amount="10.00")
    assert [(d.entry, d.kind, d.number, d.on) for d in story.state.documents] == [
        (2, "offer", "1", july(15)),
        (4, "acknowledgement", "", july(16)),
        (5, "delivery_note", "BL1", july(20)),
        (7, "invoice", "F1", july(21)),
        (8, "credit_note", "A1", july(22)),
    ]
    assert {d.sha256 for d in story.state.documents} == {None}


def test_a_document_is_there_once_it_is_made_and_is_made_once() -> None:
    story = made(Story(), 2)
    assert story.state.document(2) == Document(2, "acknowledgement", "", july(15), None, OURS, 100)
    with pytest.raises(NotAllowed, match="is there"):
        made(story, 2, UPLOADED)


@pytest.mark.parametrize("entry", [1, 3, 99])
def test_an_entry_that_makes_none_has_none(entry: int) -> None:
    with pytest.raises(Invalid, match="makes no document"):
        made(Story(), entry)


def test_a_document_is_mailed_when_it_is_there() -> None:
    story = Story()
    with pytest.raises(NotAllowed, match="in preparation"):
        story.does(july(20), "mail_document", entry=2)
    with pytest.raises(Invalid, match="makes no document"):
        story.does(july(20), "mail_document", entry=1)
    made(story, 2).does(july(21), "mail_document", entry=2)
    assert story.history[-1].event == e.DocumentMailRequested(2, "c1")
    assert story.does(july(21), "mail_document", entry=2, contact="c9").history[-1].event == e.DocumentMailRequested(2, "c9")


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("revise_offer", {"lines": LINES, "terms": TERMS}),
        ("place_order", {}),
        ("create_delivery_note", {"number": "BL1"}),
        ("issue_invoice", {"number": "F1", "due": "2026-08-30"}),
    ],
)
def test_a_document_of_staff_s_own_stands_in_once_it_was_accepted(type_: str, body: dict[str, object]) -> None:
    until = august(28) if type_ in ("revise_offer", "place_order") else None
    for story in (Story(until=until), uploaded(Story(until=until), refused="script")):
        with pytest.raises(NotAllowed, match="no such document was uploaded and accepted") as refused:
            story.does(july(19), type_, pdf=UPLOADED, **body)
        assert refused.value.field == "pdf"
    story = uploaded(Story(until=until)).does(july(19), type_, pdf=UPLOADED, **body)
    assert story.state.documents[-1].upload == UPLOADED
    assert made(story, story.state.documents[-1].entry, UPLOADED).state.documents[-1].sha256 == UPLOADED


def test_a_withdrawn_offer_s_documents_are_gone_and_the_next_revision_s_is_not() -> None:
    story = made(Story(until=august(28)), 2).does(july(20), "void_offer", comment="An error.")
    assert [document.void for document in story.state.documents] == [True]
    with pytest.raises(Invalid, match="makes no document"):
        story.does(july(21), "mail_document", entry=2)
    story.does(july(21), "revise_offer", lines=LINES, terms=TERMS)
    assert [document.void for document in story.state.documents] == [True, False]


def test_an_offer_withdrawn_while_its_document_is_prepared_is_still_made() -> None:
    story = Story(until=august(28)).does(july(20), "void_offer", comment="An error.")
    (document,) = made(story, 2).state.documents
    assert (document.sha256, document.void) == (OURS, True)


def test_what_says_that_a_document_is_there_cannot_be_struck() -> None:
    story = made(uploaded(Story()), 2).does(july(21), "mail_document", entry=2)
    for entry in range(len(story.history) - 2, len(story.history) + 1):
        with pytest.raises(NotAllowed, match="of this kind"):
            strike(story.history, e.EntryStruck(entry))


def test_a_revision_is_struck_with_its_document_and_the_one_before_stands() -> None:
    story = Story(until=august(28)).does(july(20), "revise_offer", lines=LINES, terms=TERMS)
    wrong = len(story.history)
    made(story, wrong).does(july(21), "mail_document", entry=wrong)
    strike(story.history, e.EntryStruck(wrong))
    state = story.does(july(22), "strike_entry", entry=wrong).state
    assert [(d.entry, d.void) for d in state.documents] == [(2, False)]
    assert state.offer is not None
    assert state.offer.revision == 1


def test_the_number_of_a_struck_revision_is_never_given_again() -> None:
    """Its mail and its document are with the customer, who may order by that number: it stays that of its own prices."""
    story = Story(until=august(28)).does(july(20), "revise_offer", lines=LINES, terms=TERMS)
    wrong = len(story.history)
    story.does(july(21), "strike_entry", entry=wrong).does(july(22), "revise_offer", lines=LINES, terms=TERMS)
    assert [event.revision for event in (x.event for x in story.history) if isinstance(event, e.OfferMade)] == [1, 2, 3]
    assert [document.number for document in story.state.documents] == ["1", "3"]
    strike(story.history, e.EntryStruck(len(story.history)))


def test_a_revision_is_struck_after_the_next_one_was_made() -> None:
    story = Story(until=august(28)).does(july(20), "revise_offer", lines=LINES, terms=TERMS)
    wrong = len(story.history)
    story.does(july(21), "revise_offer", lines=LINES, terms=TERMS)
    strike(story.history, e.EntryStruck(wrong))
    offer = story.does(july(22), "strike_entry", entry=wrong).state.offer
    assert offer is not None
    assert offer.revision == 3
