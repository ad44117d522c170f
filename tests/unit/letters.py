"""Every mail as its reader gets it, of the drawings' dossier, in both languages: cases for golden files and pictures."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from msgspec.structs import replace

from chalicelib.adapters.jinja import JinjaWriter
from chalicelib.adapters.seller import seller
from chalicelib.adapters.translations import translations
from chalicelib.application.ports.commit import Loaded
from chalicelib.application.view.past import Moment
from chalicelib.application.view.reading import Reading
from chalicelib.domain.account.people import BILLING, Contact
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.enrolment import enrol_address, enrol_contact
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.lines import Allocation, Line, LineChange, Part, ReservedPart, Terms
from chalicelib.domain.sale.model import evolve
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.vat import VatShare, VatTaken
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.correction import correction
from chalicelib.effects.mails.entry_content import CONTENTS
from chalicelib.effects.mails.handlers import WITH_AFFAIRS
from chalicelib.effects.mails.letter import Letter, LetterLinks, letter
from chalicelib.effects.mails.link_contents import link_content
from chalicelib.effects.mails.pages import page_url, shared_url
from chalicelib.effects.ports import RenderedMail
from tests.builder.dossiers import TODAY, after, entry_of, opened
from tests.samples.drawing import OFFER

AFFAIRS = "https://suivi.example/affaires/#AFFAIRS"
LINKS = LetterLinks("https://suivi.example/suivi/#TOKEN", "https://suivi.example/suivi/?poste=partage#TOKEN", AFFAIRS)
ANN = NewContact(name="Ann O’Dyne", email="ann@bigcorp.example", language="en")
LONG = "BC-2026/GRENOBLE/ACHATS/DEMANDE-0004711/LOT-03/COMMANDE-P020044G"
"""A customer's own number of 64 characters."""


class Occasion(NamedTuple):
    """A dossier and the entry that a mail is about; struck: what that entry strikes, and the dossier around it."""

    loaded: Loaded
    entry: Entry | None = None
    struck: tuple[Entry, Moment] | None = None


class Case(NamedTuple):
    """A mail to a contact."""

    kind: e.Mail
    occasion: Occasion
    contact: str = "c1"


def ordered(loaded: Loaded, number: str = "P020044G-01") -> Loaded:
    """The offer as an order; one line of two has its day."""
    state = loaded.state
    placed = e.OrderCreated(state.lines, number, state.freight)
    return Loaded(after(state, placed, e.DeliveryAnnounced(date(2026, 8, 11), (2,))), loaded.people)


def happened(loaded: Loaded, event: e.Event, comment: str | None = None) -> Occasion:
    """An event of today, whose comment customers read."""
    entry = entry_of(loaded.state, event, comment)
    return Occasion(Loaded(evolve(loaded.state, entry), loaded.people), entry)


def struck(loaded: Loaded, event: e.Event, comment: str | None = None) -> Occasion:
    """An event of today that is struck at once."""
    before, wrong = loaded.state, entry_of(loaded.state, event)
    then = evolve(before, wrong)
    stroke = entry_of(then, e.EntryStruck(wrong.seq), comment)
    state = evolve(evolve(before, wrong, counts=False), stroke)
    return Occasion(Loaded(state, loaded.people), stroke, (wrong, Moment(lambda: (before, then))))


def _moved(loaded: Loaded) -> Occasion:
    """The date of both lines is moved, for a reason."""
    before = happened(ordered(loaded), e.DeliveryAnnounced(date(2026, 8, 11), (1, 2))).loaded
    return happened(before, e.DeliveryAnnounced(date(2026, 8, 18), (1, 2)), "Le fabricant annonce une semaine de retard.")


def _announced(loaded: Loaded) -> Occasion:
    """One line of two has a date, for the first time."""
    return happened(Loaded(after(loaded.state, e.OrderCreated(loaded.state.lines)), loaded.people), BEADS)


CHANGED = e.OrderChanged(
    1,
    "s1",
    (LineChange(1, 2, Decimal("2500.00")),),
    (Line(3, "MR-9", {"fr": "Billes", "en": "Beads"}, 4, Decimal("9.50"), Decimal(20)),),
    (2,),
)


def _changed(loaded: Loaded) -> Occasion:
    """One line of two is cancelled, another one added, as Jean Bon wanted it."""
    people = replace(loaded.people, signers={"s1": "Jean Bon"})
    return happened(ordered(Loaded(loaded.state, people)), CHANGED, "Le budget est réduit.")


def shipped(loaded: Loaded, *parts: Part) -> Occasion:
    """A parcel leaves, with these."""
    tracked = e.Shipped(1, "Chronopost", parts, "XY 123 456 789 FR", "https://suivi.chronopost.example/XY123456789FR", NEXT)
    return happened(ordered(loaded), tracked)


def invoiced(loaded: Loaded) -> Occasion:
    """All of the order is invoiced."""
    parts, vat = (Part(1, 1), Part(2, 2)), (VatShare(Decimal(20), Decimal("706.00")),)
    return happened(
        ordered(loaded), e.InvoiceIssued("F26-0412", parts, Decimal("3530.00"), vat, Decimal("4236.00"), date(2026, 9, 5))
    )


def _document(loaded: Loaded) -> Occasion:
    """The delivery note of the invoice's parcel is wanted again."""
    before, entry, _ = happened(ordered(loaded), e.DeliveryNoteCreated("BL26-0733", 1))
    assert entry is not None
    return happened(before, e.DocumentMailRequested(entry.seq, "c1"))


def _paid(loaded: Loaded) -> Occasion:
    return happened(invoiced(loaded).loaded, e.PaymentAllocated("VIR 1", (Allocation("F26-0412", Decimal("1000.00")),)))


def _refunded(loaded: Loaded) -> Occasion:
    """More was paid than the invoice came to."""
    paid = e.PaymentAllocated("VIR 1", (Allocation("F26-0412", Decimal("4300.00")),))
    return happened(happened(invoiced(loaded).loaded, paid).loaded, e.Refunded("F26-0412", Decimal("64.00")))


def _credited(loaded: Loaded) -> Occasion:
    credit = e.Credited("A26-0018", "F26-0412", Decimal("144.00"), reason="returned")
    return happened(invoiced(loaded).loaded, credit, "Une boîte de billes reprise.")


def _returned(loaded: Loaded) -> Occasion:
    """A box of beads came back, and leaves once more."""
    credit = e.Credited(
        "A26-0018", "F26-0412", Decimal("1104.00"), invoice_again=True,
        shares=(VatTaken(Decimal(20), Decimal("920.00"), Decimal("184.00")),), parts=(Part(2, 1),), nets=(Decimal("920.00"),),
        deliver_again=True, reason="defective",
    )  # fmt: skip
    gone = shipped(invoiced(loaded).loaded, Part(1, 1), Part(2, 2)).loaded
    return happened(gone, credit)


def _moved_money(loaded: Loaded) -> Occasion:
    """What was paid too much on an invoice settles another one."""
    paid = e.PaymentAllocated("VIR 1", (Allocation("F26-0412", Decimal("4300.00")),), overpaid=True)
    vat = (VatShare(Decimal(20), Decimal("20.00")),)
    other = e.InvoiceIssued("F26-0413", (Part(1, 1),), Decimal("100.00"), vat, Decimal("120.00"), date(2026, 9, 5))
    before = happened(happened(invoiced(loaded).loaded, paid).loaded, other).loaded
    return happened(before, e.PaymentMoved("F26-0413", Decimal("64.00"), "F26-0412"))


def _paid_twice(loaded: Loaded) -> Occasion:
    paid = e.PaymentAllocated("VIR 1", (Allocation("F26-0412", Decimal("4236.00")),))
    again = e.PaymentAllocated("VIR 2", (Allocation("F26-0412", Decimal("4236.00")),), overpaid=True)
    return happened(happened(invoiced(loaded).loaded, paid).loaded, again)


def _due_later(loaded: Loaded) -> Occasion:
    later = e.DueDateChanged("F26-0412", date(2026, 9, 30), date(2026, 9, 5))
    return happened(invoiced(loaded).loaded, later, "Comme convenu au téléphone.")


def _answered(loaded: Loaded) -> Occasion:
    asked = happened(ordered(loaded), e.QuestionAsked("Jean Bon"), "Où est-elle ?").loaded
    return happened(asked, e.QuestionAnswered(), "Elle attend ses billes.\nElle part lundi.")


def reserved(loaded: Loaded) -> Occasion:
    """The contact reserves one line, and a piece of the other that is to arrive."""
    signed = loaded._replace(people=replace(loaded.people, signers={"s1": "Jean Bon"}))
    kept = happened(signed, e.PiecesReserved((ReservedPart(1, 1), ReservedPart(2, 1, "3")), KEPT, "s1"))
    return kept._replace(entry=by_contact(kept.entry))


def _extended(loaded: Loaded) -> Occasion:
    later = happened(reserved(loaded).loaded, e.ReservationExtended(KEPT + timedelta(days=8), "s1"))
    return later._replace(entry=by_contact(later.entry))


def by_contact(entry: Entry | None) -> Entry | None:
    """The same entry, as the contact made it by their link."""
    return entry and replace(entry, origin=replace(entry.origin, actor=Actor("contact", "c1"), channel="link"))


def _revised(loaded: Loaded) -> Occasion:
    state = loaded.state
    terms = Terms(date(2026, 9, 4), {"fr": "à 30 jours", "en": "within 30 days"}, {"fr": "franco", "en": "carriage paid"})
    return happened(loaded, e.OfferMade(2, state.lines, terms), "Avec dix jours de plus.\nLes prix ne changent pas.")


def _received(loaded: Loaded) -> Occasion:
    """We note that a parcel arrived, on the driver's word."""
    before = shipped(loaded, Part(1, 1), Part(2, 2)).loaded
    return happened(before, e.Received((1,)), "Le livreur l’a remis à l’accueil.")


def _remarked(loaded: Loaded) -> Occasion:
    """A contact confirms a parcel in which something is broken."""
    left = shipped(loaded, Part(1, 1), Part(2, 2)).loaded
    signed = left._replace(people=replace(left.people, signers={"s1": "Ann O’Dyne"}))
    received = happened(signed, e.Received((1,), "Tube cassé.\nLe carton est enfoncé.", "s1"))
    assert received.entry is not None
    origin = replace(received.entry.origin, actor=Actor("contact", "c2"), channel="link")
    return received._replace(entry=replace(received.entry, origin=origin))


def _corrected(loaded: Loaded) -> Occasion:
    before = shipped(loaded, Part(1, 1)).loaded
    right = e.ShipmentCorrected(1, "DHL", "JJD 0000 1111 2222", "https://dhl.example/JJD000011112222", NEXT)
    return happened(before, right, "Le transporteur a réétiqueté le colis.")


def _address(use: Literal["delivery", "billing"]) -> Callable[[Loaded], Occasion]:
    def corrected(loaded: Loaded) -> Occasion:
        new = replace(OFFER.delivery, lines=("BigCorp Europe", "Quai 3", "4, rue du Granit"), email="comptes@bigcorp.example")
        people, address = enrol_address(loaded.people, new, "address")
        return happened(Loaded(ordered(loaded).state, people), e.AddressCorrected(use, address), "Votre mail du 5 août.")

    return corrected


KEPT = datetime(2026, 8, 20, 16, tzinfo=UTC)
BEADS, NEXT = e.DeliveryAnnounced(date(2026, 8, 11), (2,)), date(2026, 8, 7)
WRITER = JinjaWriter(seller().colours)
OPEN, ENGLISH = opened(), opened(replace(OFFER, contacts=(ANN,)))
WHOLE = (Allocation("F26-0412", Decimal("4236.00")),)
WORD = "Les billes arrivent cette semaine.\nNous tenons le prix de juillet."
HAPPENED: dict[str, tuple[e.Mail, Callable[[Loaded], Occasion]]] = {
    "announced": ("delivery", _announced),
    "moved": ("delivery", _moved),
    "shipped": ("shipment", lambda loaded: shipped(loaded, Part(1, 1), Part(2, 2))),
    "parcel": ("shipment", lambda loaded: shipped(loaded, Part(1, 1, ("01187",)))),
    "tracking": ("tracking", _corrected),
    "received": ("reception", _received),
    "remarked": ("reception", _remarked),
    "invoice": ("invoice", invoiced),
    "payment": ("payment", _paid),
    "deposit": ("payment", lambda loaded: happened(ordered(loaded), e.DepositReceived("VIR 1", Decimal("1200.00")))),
    "credit": ("credit", _credited),
    "returned": ("credit", _returned),
    "refund": ("refund", _refunded),
    "moved-money": ("payment", _moved_money),
    "paid-twice": ("payment", _paid_twice),
    "due": ("due_date", _due_later),
    "question": ("question", lambda loaded: happened(ordered(loaded), e.QuestionAsked(), "Où est-elle ?\nElle presse.")),
    "answer": ("answer", _answered),
    "note": ("note", lambda loaded: happened(ordered(loaded), e.NoteAdded(), "La pompe est à l’essai.\nTout va bien.")),
    "news": ("news", lambda loaded: happened(ordered(loaded), e.NewsPromised(date(2026, 8, 14)), "La pompe est à l’essai.")),
    "address": ("address", _address("delivery")),
    "billed-to": ("address", _address("billing")),
    "revised": ("offer", _revised),
    "document": ("document", _document),
    "changed": ("order_change", _changed),
    "unchanged": ("correction", lambda loaded: struck(ordered(loaded), CHANGED, "C’était une autre commande.")),
    "cancelled": ("cancellation", lambda loaded: happened(ordered(loaded), e.OrderCancelled(), "Le budget est reporté.")),
    "withdrawn": ("withdrawal", lambda loaded: happened(loaded, e.OfferVoided(), "Le fabricant a arrêté ce modèle.")),
    "reserved": ("reservation", lambda loaded: reserved(loaded)),
    "extended": ("extension", _extended),
    "released": ("release", lambda loaded: happened(reserved(loaded).loaded, e.ReservationReleased(), "Comme convenu.")),
    "lapsed": ("lapse", lambda loaded: happened(reserved(loaded).loaded, e.ReservationLapsed())),
    "ending": ("reservation_reminder", lambda loaded: happened(reserved(loaded).loaded, e.ReservationReminded(KEPT))),
    "unreserved": ("correction", lambda loaded: struck(loaded, e.PiecesReserved((ReservedPart(1, 1),), KEPT))),
    "offer-ending": ("offer_reminder", lambda loaded: happened(loaded, e.OfferReminded(date(2026, 8, 28)))),
    "corrected": ("correction", lambda loaded: struck(ordered(loaded), e.OrderCancelled(), "C’était une autre commande.")),
    "unpaid": ("correction", lambda loaded: struck(invoiced(loaded).loaded, e.MarkedPaid(WHOLE))),
    "long": ("delivery", lambda loaded: happened(ordered(loaded, LONG), e.DeliveryAnnounced(date(2026, 8, 25), (1, 2)))),
}
CASES: dict[str, Case] = {
    "offer.fr": Case("offer", Occasion(OPEN)),
    "offer.en": Case("offer", Occasion(ENGLISH)),
    "order.fr": Case("link", Occasion(ordered(OPEN))),
    "order.en": Case("link", Occasion(ordered(ENGLISH))),
    "invitation.en": Case("link", Occasion(ordered(Loaded(OPEN.state, enrol_contact(OPEN.people, ANN, "new")[0]))), "c2"),
    "acknowledgement.fr": Case("acknowledgement", Occasion(ordered(OPEN))),
    "acknowledgement.en": Case(
        "acknowledgement", Occasion(ordered(Loaded(OPEN.state, enrol_contact(OPEN.people, ANN, "new")[0]))), "c2"
    ),
    **{
        f"{name}.{lang}": Case(kind, make(loaded))
        for name, (kind, make) in HAPPENED.items()
        for lang, loaded in (("fr", OPEN), ("en", ENGLISH))
    },
}
BILLED = {
    f"{file}.{lang}": Case(HAPPENED[name][0], HAPPENED[name][1](loaded), BILLING)
    for file, name in (("billing", "invoice"), ("billing.payment", "payment"), ("billing.unpaid", "unpaid"))
    for lang, loaded in (("fr", OPEN), ("en", ENGLISH))
}
"""Mails to the billing address itself."""


@cache
def made(name: str) -> tuple[Letter, RenderedMail]:
    """A case, as it is mailed."""
    case = {**CASES, **BILLED}[name]
    language: Language = "en" if name.endswith(".en") else "fr"
    accounts = Contact(BILLING, "BigCorp Europe", "accounts@bigcorp.example", language)
    person = case.occasion.loaded.people.contacts.get(case.contact, accounts)
    written = written_to(case, person, links="usual" if person is not accounts else None)
    return written, laid_out(written, person)


def written_to(
    case: Case, contact: Contact, today: date = TODAY, links: LetterLinks | Literal["usual"] | None = "usual"
) -> Letter:
    """The letter of a case to a contact."""
    loaded, entry, wrong = case.occasion
    reading = Reading("45MR61G00C", *loaded, translations(contact.language), seller(), today)
    if entry is None:
        content: MailContent | None = link_content(case.kind, reading, contact, WORD)
    else:
        content = (
            correction(reading, wrong[0], entry, wrong[1])
            if wrong
            else CONTENTS.functions[type(entry.event)](reading, entry.event, entry)
        )
    assert content is not None
    return letter(content, reading, contact, _links(case.kind, content, contact.language) if links == "usual" else links)


def laid_out(letter: Letter, contact: Contact) -> RenderedMail:
    """Both forms of a letter."""
    return WRITER(letter, translations(contact.language))


def _links(kind: e.Mail, content: MailContent, lang: Language) -> LetterLinks:
    """As the worker gives it: at the document, with all affairs where they are the mail's."""
    site, affairs = "https://suivi.example", AFFAIRS if kind in WITH_AFFAIRS else None
    return LetterLinks(
        page_url(site, translations(lang), "TOKEN", content.document),
        shared_url(site, translations(lang), "TOKEN", content.document),
        affairs,
    )
