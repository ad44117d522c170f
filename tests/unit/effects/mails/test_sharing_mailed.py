"""Who was let in by a colleague, or had their link made anew, reads who asked, what the link is for and until when."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.account.people import BILLING
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact, NewPacked, NewPart
from chalicelib.domain.sale.lines import Scope, SharedScope
from chalicelib.effects.ports import Mail
from tests.samples.drawing import OFFER
from tests.unit.effects_bench import REFERENCE
from tests.unit.sharing_bench import ANN, JEAN, LUC, MIA, Sharing, share


@pytest.fixture
def there() -> Sharing:
    """An order of Jean Bon's."""
    there = Sharing()
    there.staff(c.PlaceOrder(mails=False))
    mails(there)
    return there


def mails(there: Sharing) -> dict[str, Mail]:
    """What leaves now, by where it goes; colleagues of ours aside."""
    there.bench.outbox.sent.clear()
    there.bench.sweep()
    staff = {colleague.email for colleague in there.bench.seller.staff.values()}
    sent = [mail for mail in there.bench.outbox.sent if mail.to not in staff]
    assert len({mail.to for mail in sent}) == len(sent)
    return {mail.to: mail for mail in sent}


def test_a_colleague_reads_who_asked_what_they_wrote_and_until_when(there: Sharing) -> None:
    until = there.day + timedelta(days=25)
    there.acts("l1", share(MIA, "read", contact_name="Mia", language="fr", expires=until, comment="Pour la réception <jeudi>."))
    (mail,) = mails(there).values()
    assert (mail.to, mail.to_name) == (MIA, "Mia")
    assert mail.subject.startswith(f"Jean Bon vous ouvre un dossier ({REFERENCE})")
    text = mail.body.text
    assert f"Jean Bon vous ouvre le dossier {REFERENCE} de BigCorp Europe." in text
    assert "vous pouvez lire le dossier\u00a0: étapes, dates, lignes et documents, prix compris." in text
    assert "Le lien est valable jusqu’au lundi 31\u00a0août 2026." in text
    assert "Jean Bon vous écrit" in text and "    Pour la réception <jeudi>.\n" in text
    assert "Pour la réception &lt;jeudi&gt;." in mail.body.html and "<jeudi>" not in mail.body.html
    assert f"#{REFERENCE}-l2-1" in text
    assert "/affaires/" not in text, "we never said that all affairs are theirs to see"
    assert "agir pour vous" not in text


SCOPES: list[tuple[SharedScope, str, str]] = [
    ("read", "With your link you can read all of it", "Follow the order"),
    ("act", "it neither orders nor pays", "Follow the order"),
    ("invoices", "nothing else of it", "See the invoices"),
]


@pytest.mark.parametrize(("scope", "permits", "button"), SCOPES)
def test_the_mail_says_what_the_link_is_for(there: Sharing, scope: SharedScope, permits: str, button: str) -> None:
    there.acts("l1", share(MIA, scope, contact_name="Mia", language="en"))
    text = mails(there)[MIA].body.text
    assert permits in text and button in text
    assert "until" not in text.partition(REFERENCE)[2].partition("#")[0]


def test_a_name_that_was_typed_is_told_from_the_holder_of_the_link(there: Sharing) -> None:
    there.acts("l1", share(MIA, "read", name="Direction", language="en"))
    text = mails(there)[MIA].body.text
    assert "Direction opens " in text and "The name was typed; the link is the one given to Jean Bon." in text


def test_no_header_is_written_by_who_shares(there: Sharing) -> None:
    there.acts("l1", share(MIA, "read", contact_name="Mia, Bcc: <x@evil.example>", language="en"))
    mail = mails(there)[MIA]
    assert "\n" not in mail.subject + mail.to_name + mail.to


def test_no_header_is_made_of_the_line_of_who_shares(there: Sharing) -> None:
    line = "Pour jeudi.\r\nBcc: x@evil.example"
    there.acts("l1", c.ShareDossier(name="Jean Bon", email=MIA, scope="read", language="en", comment=line))
    mail = mails(there)[MIA]
    assert "Bcc" not in mail.subject + mail.to_name + mail.to + mail.reply_to and "Bcc: x@evil.example" in mail.body.text


def test_who_was_let_in_is_told_of_a_new_scope_and_of_no_removal(there: Sharing) -> None:
    there.acts("l1", share(MIA, "read", language="en"))
    mails(there)
    there.acts("l1", share(MIA, "act"))
    text = mails(there)[MIA].body.text
    assert "it neither orders nor pays" in text and "The link that you had before opens nothing any more." in text
    there.acts("l1", c.RemoveLink(name="Jean", link="l3"), share(ANN, "act"))
    mails(there)
    there.acts("l1", c.RemoveSharedLinks(name="Jean"))
    assert mails(there) == {}


def test_a_link_made_anew_goes_to_its_reader_s_own_address(there: Sharing) -> None:
    there.acts("l1", c.ReplaceLink(name="Somebody"))
    (mail,) = mails(there).values()
    assert mail.to == JEAN and mail.subject.startswith("Votre nouveau lien")
    assert f"#{REFERENCE}-l2-1" in mail.body.text and "Si ce n’était pas vous, appelez-nous" in mail.body.text


def test_a_link_that_ended_before_its_mail_left_is_mailed_to_nobody(there: Sharing) -> None:
    there.acts("l1", share(MIA, "read"), c.RemoveLink(name="Jean", link="l2"))
    assert mails(there) == {}


def test_the_order_says_to_whom_its_mails_go_by_what_each_may_read(there: Sharing) -> None:
    """One of each scope, and what each hears."""
    there.acts("l1", share(ANN, "act", language="en"), share(MIA, "read"), share(LUC, "invoices"))
    mails(there)
    heard = {}
    for name, command in {
        "shipped": c.Ship(carrier="Poste", parts=(NewPacked(line=1, quantity=1),)),
        "asked": c.RecordQuestion(comment="Et le port ?"),
        "invoiced": c.IssueInvoice(due=date(2026, 9, 6), parts=(NewPart(line=1, quantity=1),)),
        "due": c.ChangeDueDate(invoice="F26-0001", due=date(2026, 9, 7)),
        "cancelled": c.CancelOrder(comment="Reporté."),
    }.items():
        there.staff(command)
        heard[name] = {to.partition("@")[0] for to in mails(there)}
    acts, pays = {"jean.bon", "ann"}, {"jean.bon", "luc"}
    assert heard == {"shipped": acts, "asked": acts, "invoiced": pays, "due": pays, "cancelled": acts | pays}


def test_the_accounts_read_nothing_else_of_a_commit(there: Sharing) -> None:
    there.acts("l1", share(LUC, "invoices", language="en"))
    mails(there)
    there.staff(c.IssueInvoice(due=date(2026, 9, 6), next_news=there.day + timedelta(days=9)))
    sent = mails(there)
    assert "15\u00a0août" in sent[JEAN].body.text
    assert "15\u00a0August" not in sent[LUC].body.text and "next" not in sent[LUC].body.text.casefold()


def test_a_cancellation_without_any_bill_is_none_of_the_accounts_matter(there: Sharing) -> None:
    there.acts("l1", share(LUC, "invoices"))
    mails(there)
    there.staff(c.CancelOrder(comment="Reporté."))
    assert set(mails(there)) == {JEAN}


def test_the_billing_address_of_who_has_its_link_gets_one_mail(there: Sharing) -> None:
    billed = replace(OFFER.billing, email=LUC)
    there.staff(c.CorrectAddress(use="billing", address=billed, mails=False))
    there.acts("l1", share(LUC, "invoices"))
    mails(there)
    there.staff(c.IssueInvoice(due=date(2026, 9, 6)))
    sent = mails(there)
    assert {mail.contact for mail in there.bench.mails() if mail.mail == "invoice"} == {"c1", there.link("l2").contact}
    assert "IBAN" in sent[LUC].body.text and "/suivi/" in sent[LUC].body.text


def test_who_reads_alone_at_the_billing_address_gets_the_bill_without_a_link(there: Sharing) -> None:
    there.staff(c.CorrectAddress(use="billing", address=replace(OFFER.billing, email=MIA), mails=False))
    there.acts("l1", share(MIA, "read"))
    mails(there)
    there.staff(c.IssueInvoice(due=date(2026, 9, 6)))
    sent = mails(there)
    assert {mail.contact for mail in there.bench.mails() if mail.mail == "invoice"} == {"c1", BILLING}
    assert "/suivi/" not in sent[MIA].body.text


def test_a_stroke_is_told_to_those_who_heard_what_it_strikes(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act"), share(MIA, "read"), share(LUC, "invoices"))
    mails(there)
    there.staff(c.IssueInvoice(due=date(2026, 9, 6), mails=False), c.MarkPaid())
    paid = there.history[-1].seq
    mails(there)
    there.staff(c.StrikeEntry(entry=paid))
    assert set(mails(there)) == {JEAN, LUC}


def test_what_was_planned_for_a_wider_link_is_not_sent_by_a_narrower_one(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act"))
    mails(there)
    there.staff(c.Ship(carrier="Poste"))
    there.acts("l1", share(ANN, "read"))
    assert mails(there)[ANN].subject.startswith("Jean Bon vous ouvre un dossier")


@pytest.mark.parametrize("scope", ["read", "act", "invoices"])
def test_staff_invite_for_less_than_everything(there: Sharing, scope: Scope) -> None:
    there.staff(c.InviteContact(new=NewContact(name="Luc", email=LUC, language="en"), scope=scope))
    text = mails(there)[LUC].body.text
    assert f"This link opens {REFERENCE} of BigCorp Europe to you." in text and "With your link" in text
    assert "All your orders and quotes in progress" in text, "we named them: their affairs are theirs to see"


def test_staff_mail_no_order_to_who_has_a_link_for_invoices(there: Sharing) -> None:
    there.staff(c.InviteContact(new=NewContact(name="Luc", email=LUC, language="en"), scope="invoices"))
    contact = there.link("l2").contact
    offer = next(x.seq for x in there.history if isinstance(x.event, e.OfferMade))
    there.system(c.RecordDocument(entry=offer, sha256="0" * 64, size=9))
    for command in (c.Acknowledge(contact=contact), c.MailDocument(entry=offer, contact=contact)):
        with pytest.raises(NotAllowed, match="for invoices alone"):
            there.staff(command)


def test_the_accounts_are_led_to_the_invoices_and_to_no_order_that_they_cannot_follow(there: Sharing) -> None:
    there.acts("l1", share(ANN, "act", language="en"), share(LUC, "invoices", language="en"))
    mails(there)
    there.staff(c.IssueInvoice(due=date(2026, 9, 6), mails=False))
    for command in (c.MarkPaid(), c.CancelOrder(comment="x")):
        there.staff(command)
        text = mails(there)[LUC].body.text
        assert "Follow the order" not in text and ("See the " in text), command


def test_who_had_a_link_for_less_gets_no_wider_one_by_being_mailed(there: Sharing) -> None:
    offer = next(x.seq for x in there.history if isinstance(x.event, e.OfferMade))
    there.system(c.RecordDocument(entry=offer, sha256="0" * 64, size=9))
    there.acts("l1", share(MIA, "read", expires=there.day), share(LUC, "invoices", expires=there.day))
    mia, luc = there.link("l2").contact, there.link("l3").contact
    there.day += timedelta(days=1)
    there.staff(c.MailDocument(entry=offer, contact=mia))
    assert (there.links[-1].contact, there.links[-1].scope) == (mia, "read")
    with pytest.raises(NotAllowed, match="for invoices alone"):
        there.staff(c.MailDocument(entry=offer, contact=luc))
    there.staff(c.InviteContact(contact=luc))
    assert (there.links[-1].contact, there.links[-1].scope) == (luc, "invoices")


def test_who_cannot_take_an_order_back_is_not_told_that_they_can(there: Sharing) -> None:
    there = Sharing()
    there.acts("l1", share(ANN, "act", language="en"))
    mails(there)
    there.order_in_part("l1")
    sent = mails(there)
    assert "Who placed it can take it back" in sent[ANN].body.text and "You can" not in sent[ANN].body.text
    assert "Vous pouvez la reprendre" in sent[JEAN].body.text or "Vous pouvez" in sent[JEAN].body.text


def test_the_mail_of_an_invoice_leads_whoever_may_to_where_it_is_passed_on(there: Sharing) -> None:
    there.staff(c.InviteContact(new=NewContact(name="Ann", email=ANN, language="en")))
    there.acts("l1", share(LUC, "invoices", language="en"))
    mails(there)
    there.staff(c.IssueInvoice(due=date(2026, 9, 6)))
    (invoice,) = (one.entry for one in there.bench.store.load(REFERENCE).state.documents if one.kind == "invoice")
    sent = mails(there)
    address = f"/?document={invoice}&forward=1#{REFERENCE}-l2-1"
    assert f"{address}\n" in sent[ANN].body.text and address.replace("&", "&amp;") in sent[ANN].body.html
    assert "Pass it on to your accounts department" in sent[ANN].body.text
    assert "forward=1" in sent[JEAN].body.text, "in every language"
    assert "forward=1" not in sent[LUC].body.text + sent[LUC].body.html, "who pays it passes nothing on"
