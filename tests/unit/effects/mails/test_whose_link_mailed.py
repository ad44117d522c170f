"""A typed name never stands alone in the mail of an order: whose link it was is said beside it."""

import pytest

from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.bodies import NewAddress
from tests.builder.online_order import QUAY, online
from tests.unit.application.view.test_ordered_online import buy, mail, shelf


@pytest.mark.parametrize("to", [None, QUAY])
def test_the_mail_of_an_order_says_by_whose_link_it_came_also_once_we_confirmed_it(to: NewAddress | None) -> None:
    there = shelf()
    buy(there, online(1, name="Luc Petit", deliver_to=to))
    if to:
        there.do(c.ConfirmOrder())
    paragraphs = mail(there).paragraphs
    assert "Luc Petit placed it on its page." in paragraphs
    assert "The name was typed; the link is the one given to Jean Bon." in paragraphs
