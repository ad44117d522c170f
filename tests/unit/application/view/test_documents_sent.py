"""The documents that readers are sent, member by member in their order, held to files that somebody read."""

from collections.abc import Callable, Mapping

import msgspec
import pytest

from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.customer.visitor import Visitor
from chalicelib.application.ports.commit import Account
from chalicelib.application.view.affair_row import row
from chalicelib.application.view.affairs_document import affairs_document, closed_document
from chalicelib.application.view.customer_document import dossier_document, masked_document
from chalicelib.application.view.history import history
from chalicelib.application.view.invoices_document import invoices_document
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.affair_list import ShownAffair
from chalicelib.domain.access.grants import NO_GRANT
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.point_in_time import as_it_was
from chalicelib.domain.values.calendar import paris_date
from tests.builder.dossiers import TODAY
from tests.builder.story import Story
from tests.unit import golden_file
from tests.unit.domain.sale.test_steps import august, july, partial

REFERENCE = "45MR02G00A"


def reading(story: Story, lang: str = "fr") -> Reading:
    """The dossier as its contact reads it today."""
    return Reading(REFERENCE, story.state, story.people, translations(lang), seller(), TODAY, reader="c1")


def whole(story: Story, lang: str) -> object:
    """The whole document."""
    visible = [entry for entry in reversed(story.history) if entry.origin.visible]
    return dossier_document(reading(story, lang), visible, Past(lambda: story.history))


def earlier(story: Story) -> object:
    """The document as it was after the third entry."""
    then, now = story.history[2], story.state
    state, day = as_it_was(story.history[:3], now), paris_date(then.origin.recorded)
    read = Reading(REFERENCE, state, story.people, translations("en"), seller(), day, then)
    return dossier_document(read, [then, story.history[1]], Past(lambda: story.history))


def page(story: Story) -> object:
    """A page of the history."""
    return history(
        reading(story), [entry for entry in reversed(story.history) if entry.origin.visible], Past(lambda: story.history)
    )


def listed(story: Story, *, closed: bool = False) -> ShownAffair:
    """The row of a dossier."""
    return row(reading(story), "full", "TOKEN", closed=closed)


def affairs() -> object:
    """The list of open affairs."""
    story = partial()
    visitor = Visitor(Account(story.people, 1), story.people.contacts["c1"], NO_GRANT)
    rows = [listed(story), listed(Story(begun=july(15))), listed(Story(until=august(28)))]
    return affairs_document(translations("fr"), seller(), visitor, rows, all_shown=True, closed=1, cursor=None)


def paid() -> Story:
    """A dossier that is over, paid before it left."""
    return (
        Story()
        .does(july(24), "ship", carrier="Postal Service")
        .does(july(25), "issue_invoice", number="F1", due="2026-08-30")
        .does(july(30), "mark_received")
        .does(july(31), "mark_paid")
    )


def of_invoices(lang: str) -> object:
    """What an accountant reads to whom the dossier's contact passed its invoices on."""
    story = partial()
    link = Link("l2", "c2", 1, "invoices", TODAY, by="c1")
    return invoices_document(Reading(REFERENCE, story.state, story.people, translations(lang), seller(), TODAY, link=link))


SENT: Mapping[str, Callable[[], object]] = {
    "partial.fr": lambda: whole(partial(), "fr"),
    "offer.en": lambda: whole(Story(until=august(28)), "en"),
    "late.fr": lambda: whole(Story(begun=july(15)), "fr"),
    "earlier.en": lambda: earlier(partial()),
    "masked.fr": lambda: masked_document(reading(partial())),
    "invoices.fr": lambda: of_invoices("fr"),
    "invoices.en": lambda: of_invoices("en"),
    "history.fr": lambda: page(partial()),
    "affairs.fr": affairs,
    "closed.en": lambda: closed_document(translations("en"), [listed(paid(), closed=True)], "more"),
}


@pytest.mark.parametrize("name", SENT)
def test_a_document_is_sent_as_it_was(name: str) -> None:
    sent = msgspec.json.format(msgspec.json.encode(SENT[name]()), indent=1).decode()
    golden_file.check(f"documents/{name}.json", f"{sent}\n")
