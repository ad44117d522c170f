"""What mails and the page say of deposits: one that is asked for, the invoice of one that came, the credit note on it."""

from datetime import timedelta

from chalicelib.application.view.affair_wait import waits
from chalicelib.application.view.invoices_shown import invoices_shown
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.todo import todo
from chalicelib.domain.sale.bodies import NewTerms
from chalicelib.domain.sale.commands import LapseOffer
from chalicelib.domain.sale.entry import Entry
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.entry_content import CONTENTS
from tests.builder.deal import DAY, Deal, line
from tests.samples.callers import SYSTEM


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
    assert (mailed(old).document, mailed(old).action) == (len(old.history), "See the receipt")


def test_the_mail_about_what_goes_back_names_the_credit_note() -> None:
    back = deal().does("record_deposit", payment="V", amount="300.00", number="F26-0400").does("cancel_order", comment="No.")
    content = mailed(back.does("refund", payment="V", amount="300.00", number="A26-0001"))
    assert "Credit note A26-0001 takes it off deposit invoice F26-0400." in content.paragraphs
    assert content.document == len(back.history)


def offered() -> Deal:
    """The same, before it is ordered: the offer ends five days later."""
    return Deal(line("500", 2), lang="en", ordered=False, terms=NewTerms(valid_until=DAY + timedelta(days=4)))


def test_a_deposit_that_is_freed_is_told_with_its_credit_note_and_not_without_one() -> None:
    payment = "PMT-" + "A" * 20
    for number in ("F26-0400", None):
        came = deal().does("record_deposit", payment=payment, amount="300.00", number=number)
        freed = came.does("cancel_order", comment="No.").does(
            "release_payment", payment=payment, amount="300.00", number="A26-0001"
        )
        entry = freed.history[-1]
        content = CONTENTS.functions[type(entry.event)](shown(freed), entry.event, entry)
        if not number:
            assert content is None
            continue
        assert content and content.subject == "Deposit kept in your favour: €300.00"
        assert "Credit note A26-0001 takes it off deposit invoice F26-0400." in content.paragraphs


def test_on_an_offer_the_page_asks_for_both_the_decision_and_the_deposit() -> None:
    deal = offered().does("ask_deposit", amount="300.00")
    content, reading = mailed(deal), shown(deal)
    assert "We ask for a deposit of €300.00 on your quote, by Monday 10\u00a0August 2026." in content.paragraphs
    panel = todo(reading)
    assert (panel.who, "Pay a deposit of €300.00 by Monday 10\u00a0August." in panel.notes) == ("you", True)
    assert panel.bank
    assert [act.act for act in panel.acts][-1] in ("pay", "iban", "transfer")
    assert invoices_shown(reading).verdict.sentences == ["A deposit of €300.00 to pay."]
    paying = invoices_shown(reading).paying
    assert paying is not None
    assert (paying.items[0].title, paying.items[0].open) == ("Deposit on quote 45MR61G00C", "300.00")
    assert deal.composed("proforma")[0].opening == "We ask for a deposit of €300.00 on this quote."


def test_what_came_for_an_offer_stands_on_its_page_and_its_mail_leads_to_the_invoice() -> None:
    deal = offered().does("record_deposit", payment="V", amount="300.00", number="F26-0400")
    assert mailed(deal).paragraphs[0] == "We have received your deposit of €300.00. The next invoices take it off."
    panel = todo(shown(deal))
    assert "Deposit received: €300.00. Your order takes it off; if none comes, we pay it back." in panel.notes
    assert not panel.bank
    assert deal.composed("deposit_invoice")[0].rows[0].name == "Deposit on quote 45MR61G00C"


def test_once_the_offer_is_over_page_and_mail_say_that_the_money_goes_back() -> None:
    deal = offered().does("record_deposit", payment="V", amount="300.00", number="F26-0400")
    deal.apply(LapseOffer(), DAY + timedelta(days=5), SYSTEM)
    content = mailed(deal)
    assert content.subject == "Quote ended on 10\u00a0August"
    assert "In your favour: €300.00, which we pay back to you." in content.paragraphs
    panel = todo(shown(deal))
    assert (panel.title, panel.amount) == ("We are paying you back", "€300.00")
