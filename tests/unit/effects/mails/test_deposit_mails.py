"""What mails and the page say of deposits: one that is asked for, the invoice of one that came, the credit note on it."""

from chalicelib.application.view.affair_wait import waits
from chalicelib.application.view.invoices_shown import invoices_shown
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.entry_content import CONTENTS
from tests.builder.deal import Deal, line


def mailed(deal: Deal, entry: Entry | None = None) -> MailContent:
    """The mail of the newest entry, or of this one, as the dossier stands."""
    entry = entry or deal.history[-1]
    content: MailContent | None = CONTENTS.functions[type(entry.event)](deal.reading(deal.history[-1]), entry.event, entry)
    assert content is not None
    return content


def shown(deal: Deal) -> Reading:
    """The dossier as its reader has it today."""
    return deal.reading(deal.history[-1])


def deal() -> Deal:
    """An order of 1200 euros with VAT."""
    return Deal(line("500", 2), lang="en")


def test_the_mail_that_asks_for_one_says_how_it_is_paid_and_leads_to_its_pro_forma() -> None:
    asked = deal().does("ask_deposit", amount="300.00")
    content = mailed(asked)
    assert content.subject == "Deposit of €300.00 to pay by Thursday 13\u00a0August 2026"
    assert content.document == len(asked.history)
    assert content.action == "See the pro forma"
    assert {fact.value for fact in content.facts} >= {"€300.00", "RF07 45MR 61G0 0C"}


def test_it_is_not_mailed_once_the_money_came() -> None:
    asked = deal().does("ask_deposit", amount="300.00")
    entry = asked.history[-1]
    asked.does("record_deposit", payment="V", amount="300.00", number="F26-0400")
    assert CONTENTS.functions[type(entry.event)](shown(asked), entry.event, entry) is None


def test_page_list_and_invoices_say_that_it_is_to_be_paid_and_by_when() -> None:
    reading = shown(deal().does("ask_deposit", amount="300.00"))
    panel = todo(reading)
    assert (panel.who, panel.title, panel.amount) == ("you", "Pay the deposit", "€300.00")
    assert waits(reading, masked=False)[:2] == ("Pay €300.00", "not later than 13\u00a0August")
    assert waits(reading, masked=True).text == "Pay the deposit"
    assert invoices_shown(reading).verdict.sentences == ["A deposit of €300.00 to pay."]


def test_the_mail_about_one_that_came_leads_to_its_invoice() -> None:
    came = deal().does("record_deposit", payment="V", amount="300.00", number="F26-0400")
    content = mailed(came)
    assert (content.document, content.action) == (len(came.history), "See the deposit invoice")
    old = deal().does("record_deposit", payment="V", amount="300.00")
    assert (mailed(old).document, mailed(old).action) == (None, "Follow the order")


def test_the_mail_about_what_goes_back_names_the_credit_note() -> None:
    back = deal().does("record_deposit", payment="V", amount="300.00", number="F26-0400").does("cancel_order", comment="No.")
    content = mailed(back.does("refund", payment="V", amount="300.00", number="A26-0001"))
    assert "Credit note A26-0001 takes it off deposit invoice F26-0400." in content.paragraphs
    assert content.document == len(back.history)
