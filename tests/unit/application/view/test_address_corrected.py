"""What a reader is told of a mail that did not arrive, before and after its address was put right."""

import pytest

from chalicelib.application.view.customer_document import dossier_document_after
from chalicelib.application.view.kept_parts import KeptParts
from chalicelib.application.view.past import Past
from chalicelib.domain.sale.events import Undeliverable
from tests.builder.story import Story
from tests.unit.application.view.test_documents_sent import reading
from tests.unit.domain.sale.test_steps import august, partial

OPEN = "L’adresse a depuis été corrigée ou confirmée\u00a0: nos courriels y partent de nouveau."


def read_reason(story: Story, kept: KeptParts) -> str | None:
    """What the history says of the mail, read with what was kept of the readings before."""
    read = reading(story)
    visible = [entry for entry in reversed(story.history) if entry.origin.visible]
    depends = (read.reference, "fr", read.today, read.mailed)
    shown = dossier_document_after(kept, depends, read, visible, Past(lambda: story.history))
    return next(row.comment for row in shown.history.entries if "non remis" in row.title)


@pytest.mark.parametrize("why", ["bounced", "invalid", "exhausted"])
def test_an_address_put_right_is_no_longer_said_to_be_closed(why: Undeliverable) -> None:
    story, kept = partial(), KeptParts()
    story.does(august(6), "record_undelivered", contact="c1", why=why)
    assert read_reason(story, kept) not in (OPEN, None)
    story.does(august(6), "correct_contact", contact="c1", email="jean.bon@bigcorp2.example")
    assert read_reason(story, kept) == OPEN
    story.does(august(6), "record_undelivered", contact="c1", why=why)
    assert read_reason(story, kept) not in (OPEN, None)
