"""A draft is what the document would be, marked as none, and leaves nothing behind but itself."""

from copy import deepcopy
from hashlib import sha256

import pytest

from chalicelib.application.preview import Draft, Preview, Previewed
from chalicelib.application.shelves import draft_key
from chalicelib.domain import commands as c
from chalicelib.domain.errors import DomainError
from chalicelib.domain.values import Language
from chalicelib.effects.preview import draw
from tests.unit.printshop import CLAIRE, DUE, REFERENCE, PrintShop, attached, text
from tests.unit.test_render import LIFE

IBAN = "FR76"
NEXT: dict[type, str] = {c.CreateDeliveryNote: "BL26-0733", c.IssueInvoice: "F26-0412", c.Credit: "A26-0018"}
"""The numbers that the documents themselves take."""


def drawn(shop: PrintShop, command: c.Command) -> Draft:
    """The draft of a command."""
    assert isinstance(command, Previewed)
    return draw(shop.press, Preview(REFERENCE, command, CLAIRE), lambda: shop.now)


@pytest.mark.parametrize(("language", "word"), [("fr", "PROJET"), ("en", "DRAFT")])
def test_each_document_has_a_draft_that_is_none(language: Language, word: str) -> None:
    shop = PrintShop(language)
    for command in LIFE:
        before = deepcopy((shop.store.heads, shop.store.entries, shop.store.counts, shop.store.records, shop.store.todos))
        draft = drawn(shop, command)
        content = shop.shelves.get("documents", draft.key)
        assert draft == Draft(draft_key(REFERENCE, sha256(content).hexdigest()), sha256(content).hexdigest(), len(content))
        said = text(content)
        assert word.capitalize() in said and IBAN not in said and attached(content) == []
        if number := NEXT.get(type(command)):
            assert word in said and number not in said
        assert (shop.store.heads, shop.store.entries, shop.store.counts, shop.store.records, shop.store.todos) == before
        shop.ask(command)


def test_what_the_command_is_refused_for_has_no_draft() -> None:
    shop = PrintShop()
    with pytest.raises(DomainError, match="there is no order yet"):
        drawn(shop, c.IssueInvoice(due=DUE))
    assert shop.shelves.files == {}
