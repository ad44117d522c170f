"""A typed name stands with the people alone: where it is changed there, nobody who reads the dossier finds the old one."""

from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.adapters import codec
from chalicelib.adapters.seller import seller
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.dossiers import DossierStore, Page
from chalicelib.application.staff.dossier import StaffReading as StaffReading
from chalicelib.application.staff.dossier import read_dossier
from chalicelib.domain.account.people import legacy_signer
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.upcast import upcast
from chalicelib.domain.values.actor import Actor
from chalicelib.effects.mails.conversation import question
from chalicelib.effects.mails.reception import reception
from chalicelib.effects.staff.acts import act
from tests.builder.dossiers import NOW, STAFF
from tests.builder.story import Story
from tests.unit.application.view.test_document import LANGUAGES, document, reading
from tests.unit.domain.sale.test_steps import august, july

TYPED, INSTEAD = "Luc Petit", "(forgotten)"
CUSTOMER = STAFF._replace(actor=Actor("contact", "c1"), channel="link")


@pytest.fixture
def story() -> Story:
    """A parcel that was confirmed, and a question, both signed by the same person."""
    story = Story().does(july(30), "ship", carrier="Post")
    _signed(story, c.ConfirmReception(name=TYPED, parcel=1, comment="Un coin enfoncé."))
    _signed(story, c.AskQuestion(name=TYPED, comment="Quand ?"))
    return story


def _signed(story: Story, command: c.Command) -> None:
    story.apply(command, august(3), CUSTOMER)


def old(entry: Entry) -> Entry:
    """The entry as version 1 wrote it, read today."""
    event: Any = msgspec.json.decode(codec.encode_entry(entry))["event"]
    if event.pop("signer", None) is None:
        return entry
    lifted = upcast({"event": event | {"name": TYPED}}, 1)["event"]
    return replace(entry, event=msgspec.convert(lifted, e.Event))


def read(story: Story) -> str:
    """Whatever a customer or a colleague reads of the dossier, on its pages and in its mails."""
    parts: list[object] = []
    for language in LANGUAGES:
        parts.append(document(story, language))
        then = reading(story, language)
        for entry in story.history:
            if isinstance(entry.event, e.Received):
                parts += [reception(then, entry.event, entry), act(then, entry)]
            if isinstance(entry.event, e.QuestionAsked):
                parts += [question(then, entry.event, entry), act(then, entry)]
    head = Loaded(story.state, story.people)
    store = cast(DossierStore, SimpleNamespace(page=lambda reference, most: Page(head, story.history[::-1])))
    staff = read_dossier(store, StaffReading(STAFF, "45KL89G00E", NOW), seller(), None)
    return str(parts) + msgspec.json.encode(staff).decode()


def test_the_event_holds_an_id_and_the_people_the_name(story: Story) -> None:
    assert story.people.signers == {"s1": TYPED}
    assert all(TYPED not in codec.encode_entry(entry) for entry in story.history)


def test_a_name_that_is_replaced_with_the_people_leaves_no_trace(story: Story) -> None:
    assert TYPED in read(story)
    story.people = replace(story.people, signers={"s1": INSTEAD})
    assert TYPED not in read(story) and INSTEAD in read(story)


def test_a_name_that_is_gone_leaves_the_holder_of_the_link(story: Story) -> None:
    story.people = replace(story.people, signers={})
    assert TYPED not in read(story) and document(story)["history"]["entries"][0]["by"].startswith("Jean Bon")


def test_the_name_in_an_old_entry_is_read_and_is_replaced_alike(story: Story) -> None:
    story.history = [old(entry) for entry in story.history]
    story.people = replace(story.people, signers={})
    signed = [entry.seq for entry in story.history if getattr(entry.event, "legacy_name", None)]
    assert len(signed) == 2 and TYPED in read(story)
    story.people = replace(story.people, signers={legacy_signer(seq): INSTEAD for seq in signed})
    assert TYPED not in read(story) and INSTEAD in read(story)


def test_one_name_has_one_id_and_another_name_another_one(story: Story) -> None:
    _signed(story, c.AskQuestion(name="Ève Roy", comment="Où ?"))
    _signed(story, c.AskQuestion(name=TYPED, comment="Et ?"))
    assert story.people.signers == {"s1": TYPED, "s2": "Ève Roy"}
