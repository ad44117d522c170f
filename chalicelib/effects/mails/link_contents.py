"""What the mails say that carry the link first of all, as the dossier is when the mail is made."""

from msgspec.structs import replace

from chalicelib.application.view.agreed_terms import delivery_text, payment_text
from chalicelib.application.view.by_event import of
from chalicelib.application.view.details import lines
from chalicelib.application.view.left_reserved import of_reservation
from chalicelib.application.view.news_day import announced as next_news
from chalicelib.application.view.news_day import goods_word
from chalicelib.application.view.ordered_online import online_facts
from chalicelib.application.view.reading import Reading
from chalicelib.application.view.shapes.order_facts import ShownLine
from chalicelib.application.view.stock_view import sources
from chalicelib.application.view.sums import addresses, sums
from chalicelib.application.view.until import until as until_hour
from chalicelib.application.view.verdict import verdict
from chalicelib.application.writing.links_due import live_link
from chalicelib.application.writing.signatures import signed_by
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Mail
from chalicelib.domain.sale.lines import Terms
from chalicelib.domain.sale.offered_lines import lines_offered
from chalicelib.domain.sale.online import Online
from chalicelib.domain.sale.steps import open_offer
from chalicelib.effects.mails.content import MailContent, MailFact, MailRow, MailSection, typed
from chalicelib.effects.mails.prepaid import how_to_prepay, prepayment_asked
from chalicelib.effects.mails.quotes import reason
from chalicelib.effects.mails.signature import by_whose_link, whose_link


def link_content(kind: Mail, reading: Reading, contact: Contact, word: str | None = None) -> MailContent:
    """Give the offer, the acknowledgement, or where to follow the order; others than whom it is for get access.

    word: what staff wrote with the offer or the order, as far as customers read it.
    """
    if kind == "acknowledgement":
        return acknowledgement(reading)
    if contact.id != reading.state.contact:
        return invitation(reading)
    return offer(reading, word) if kind == "offer" else order(reading, word)


def offer(reading: Reading, word: str | None = None) -> MailContent:
    """Give the offer, until when it holds, how to order, and on which terms."""
    w, made = reading.translations, reading.state.offer
    if made is None or made.voided or made.terms.valid_until < reading.today:
        return _over(reading)
    until, places = made.terms.valid_until, {"amount": _gross(reading), "n": made.revision}
    text = w.gettext("Your quote holds until %(day)s.") % {"day": w.day_year(until)}
    revised = w.gettext("This is revision %(n)s; it takes the place of the one before.") % places
    how = w.gettext("To order, open the quote below, answer this mail or call %(phone)s.") % {
        "phone": reading.seller.contact.phone.replace(" ", "\u00a0")
    }
    name = w.gettext("Name %(reference)s and your own order number.") % {"reference": reading.reference}
    subject = w.gettext("Your quote: %(amount)s including VAT, until %(day)s")
    return MailContent(
        subject=subject % {**places, "day": reading.when(until)},
        paragraphs=(
            f"{text} {revised}" if made.revision > 1 else text,
            *filter(None, (word,)),
            *_still_reserved(reading),
            how,
            name,
        ),
        action=w.gettext("See the quote"),
        document=next((one.entry for one in reversed(reading.state.documents) if one.kind == "offer"), None),
        facts=_terms(reading, made.terms),
        rows=_rows(reading),
        sums=_sums(reading),
        addresses=typed(w.gettext("Comments"), reading.state.note),
    )


def _still_reserved(reading: Reading) -> tuple[str, ...]:
    """Say until when pieces are kept, which a revision may have made fewer, and shorter."""
    w, kept = reading.translations, reading.state.reservation
    if kept is None:
        return ()
    n = sum(part.quantity for part in kept.parts)
    text = w.ngettext(
        "%(n)s piece of it is held for you until %(until)s.", "%(n)s pieces of it are held for you until %(until)s.", n
    )
    return (text % {"n": n, "until": until_hour(reading, kept.until)},)


def _over(reading: Reading) -> MailContent:
    """Give an offer that can no longer be ordered."""
    w, made = reading.translations, reading.state.offer
    if made and made.voided:
        subject, text = w.gettext("Quote withdrawn on %(day)s"), w.gettext("Your quote was withdrawn on %(day)s.")
        day = made.voided
    else:
        subject = w.gettext("Quote ended on %(day)s")
        text = w.gettext("Your quote ended on %(day)s. Ask us for one at today’s prices.")
        day = made.terms.valid_until if made else reading.today
    return MailContent(
        subject=subject % {"day": reading.when(day)},
        paragraphs=(text % {"day": w.day_year(day)},),
        action=w.gettext("See the quote"),
        rows=_rows(reading),
        sums=_sums(reading),
    )


def _terms(reading: Reading, terms: Terms) -> tuple[MailFact, ...]:
    w = reading.translations
    facts = ((w.gettext("Payment"), payment_text(reading, terms)), (w.gettext("Delivery"), delivery_text(reading, terms)))
    return tuple(MailFact(label, text) for label, text in facts if text)


def order(reading: Reading, word: str | None = None) -> MailContent:
    """Give the order with its lines, and where to follow it."""
    w, placed = reading.translations, reading.state.order
    if reading.state.cancelled:
        text = w.gettext("Your order was cancelled on %(day)s.") % {"day": w.day_year(reading.state.cancelled.on)}
        subject = w.gettext("Order cancelled on %(day)s") % {"day": reading.when(reading.state.cancelled.on)}
        return MailContent(subject=subject, paragraphs=(text,), action=w.gettext("Follow the order"))
    if reading.state.parcels:
        return _on_its_way(reading, word)
    day = w.day_year(placed.placed if placed else reading.today)
    return MailContent(
        subject=w.gettext("Order recorded: %(amount)s including VAT") % {"amount": _gross(reading)},
        paragraphs=(
            w.gettext("Your order of %(day)s is recorded.") % {"day": day},
            *_changed(reading),
            *filter(None, (word,)),
            w.gettext("Follow your order on its own page: where it is, what comes next and when."),
            *prepayment_asked(reading),
            *_next_news(reading),
        ),
        action=w.gettext("Follow the order"),
        facts=how_to_prepay(reading),
        rows=_rows(reading),
        sums=_sums(reading),
        addresses=typed(w.gettext("Comments"), reading.state.note),
    )


def _on_its_way(reading: Reading, word: str | None) -> MailContent:
    """Give an order of which something left: its reader, who may have missed every mail before, learns where it is."""
    w, read = reading.translations, verdict(reading, masked=False)
    return MailContent(
        subject=w.gettext("Your order: %(state)s") % {"state": read.short},
        paragraphs=(
            " ".join(read.sentences),
            *_changed(reading),
            *filter(None, (word,)),
            w.gettext("Follow your order on its own page: where it is, what comes next and when."),
            *prepayment_asked(reading),
        ),
        action=w.gettext("Follow the order"),
        facts=how_to_prepay(reading),
        rows=_rows(reading),
        sums=_sums(reading),
        addresses=typed(w.gettext("Comments"), reading.state.note),
    )


def _from_the_page(reading: Reading, event: e.OrderCreated, online: Online, entry: Entry) -> MailContent:
    """Acknowledge an order from the page: who placed it, until when it can be taken back, which offer holds what it left."""
    w, content = reading.translations, acknowledgement(reading)
    received, *others = content.paragraphs
    name = signed_by(reading.people, entry) or reading.people.signers.get(online.signer) or reading.people.name
    by, theirs = w.gettext("%(name)s placed it on its page.") % {"name": name}, entry.origin.actor.kind == "contact"
    paragraphs = (
        received,
        by,
        *(whose_link(reading, name, online.contact) if online.contact else by_whose_link(reading, entry)),
        *_held(reading, online),
        *_back(reading, event),
        *others,
        *(() if theirs else reason(entry)),
    )
    comment = typed(w.gettext("Comment"), next(iter(reason(entry)), None)) if theirs else ()
    facts = (*content.facts, *(MailFact(*fact) for fact in online_facts(reading)))
    return replace(content, paragraphs=paragraphs, document=entry.seq, typed=comment, facts=facts, left=online.rest)


def _back(reading: Reading, event: e.OrderCreated) -> tuple[str, ...]:
    """Say what the order left reserved, and gave back of that; nothing once it changed."""
    order = reading.state.order
    if order is None or order.offered is None or order.changes:
        return ()
    lines = lines_offered(reading.state.lines, order.offered)
    return tuple(f"{text}." for text in of_reservation(reading, lines, order.offered.reservation, event))


def _held(reading: Reading, online: Online) -> tuple[str, ...]:
    w = reading.translations
    undo = w.gettext("You can take it back on its page until %(moment)s, as long as nothing was done for it.")
    rest = w.gettext("What you did not order is quote %(rest)s, at the same prices and until the same day.")
    left = (rest % {"rest": online.rest},) if online.rest else ()
    link = live_link(reading.state, reading.reader or reading.state.contact, reading.today)
    if link and link.scope != "full":
        undo = w.gettext("Who placed it can take it back on its page until %(moment)s, as long as nothing was done for it.")
    return (undo % {"moment": until_hour(reading, online.until)}, *left)


def _changed(reading: Reading) -> tuple[str, ...]:
    """Say when the order last changed: its lines, and what was written with them, are of that day."""
    w, placed = reading.translations, reading.state.order
    days = [change.on for change in placed.changes] if placed else []
    return (w.gettext("It was changed on %(day)s.") % {"day": w.day_year(days[-1])},) if days else ()


def _gross(reading: Reading) -> str:
    return reading.translations.money(reading.amounts.totals.gross, reading.state.currency)


def invitation(reading: Reading) -> MailContent:
    """Give access to a dossier that is for somebody else of the customer's."""
    w = reading.translations
    names = {"reference": reading.reference, "company": reading.people.name}
    if reading.state.order:
        subject = w.gettext("Access to an order of %(company)s")
        text = w.gettext("This link opens order %(reference)s of %(company)s: where it is, what comes next and when.")
        action = w.gettext("Follow the order")
    else:
        subject = w.gettext("Access to a quote for %(company)s")
        text = w.gettext("This link opens quote %(reference)s for %(company)s.")
        action = w.gettext("See the quote")
    return MailContent(subject=subject % names, paragraphs=(text % names,), action=action)


def acknowledgement(reading: Reading) -> MailContent:
    """Say that the order was received, and when it is announced to arrive."""
    w, placed = reading.translations, reading.state.order
    subject = w.gettext("Order acknowledged: %(amount)s including VAT") % {"amount": _gross(reading)}
    day = w.day_year(placed.placed if placed else reading.today)
    received = w.gettext("We have received your order of %(day)s and confirm it.") % {"day": day}
    return MailContent(
        subject=subject,
        paragraphs=(received, *prepayment_asked(reading), *_delivery(reading), *_next_news(reading)),
        action=w.gettext("Follow the order"),
        facts=how_to_prepay(reading),
        rows=_rows(reading),
        sums=_sums(reading),
        addresses=tuple(MailSection(*each) for each in addresses(reading)),
    )


def _delivery(reading: Reading) -> tuple[str, ...]:
    """Give what was announced for the goods that have still to leave, and only that: a date for all or a date for each line."""
    w, waiting = reading.translations, reading.state.unshipped
    announced = {line.id: last.on for line in waiting if (last := reading.state.announcement(line.id))}
    if not announced:
        return ()
    days = set(announced.values())
    if len(days) == 1 and len(announced) == len(waiting):
        return (w.gettext("Delivery is announced for %(day)s.") % {"day": w.day_year(days.pop())},)
    each = w.gettext("Delivery of %(line)s is announced for %(day)s.")
    named = {line.id: reading.name(line) for line in waiting}
    return tuple(each % {"line": named[line], "day": w.day_year(day)} for line, day in announced.items())


def _next_news(reading: Reading) -> tuple[str, ...]:
    """Say by when we write of goods that have no day yet."""
    word = goods_word(reading)
    return (next_news(reading, word),) if word and not word.late else ()


def _rows(reading: Reading) -> tuple[MailRow, ...]:
    return tuple(_row(reading, line) for line in lines(reading))


def _row(reading: Reading, line: ShownLine) -> MailRow:
    """Give the line with when it can leave, while that is an offer: nobody knows the stock of what is not counted."""
    row = MailRow(*(str(getattr(line, field)) for field in MailRow._fields))
    if line.status is None:
        return row
    last, text = next(iter(sources(reading).get(line.id, ())[-1:]), None), line.status.text
    if reading.state.order is None and last and last.origin == "lead" and not last.counted:
        text = reading.translations.gettext("%(days)s unless in stock") % {"days": text}
    return row._replace(detail=f"{row.detail} · {text}")


def _sums(reading: Reading) -> tuple[MailFact, ...]:
    return tuple(MailFact(*pair) for pair in sums(reading))


def _offered(reading: Reading, event: e.OfferMade, entry: Entry) -> MailContent | None:
    """Give the offer; None if a newer revision took its place, or it was ordered or withdrawn, all of which is mailed itself."""
    current = reading.state.offer
    if current is None or current.revision != event.revision or current.voided or reading.state.order:
        return None
    return offer(reading, next(iter(reason(entry)), None))


def _ordered(reading: Reading, event: e.OrderCreated, entry: Entry) -> MailContent | None:
    """Give the order; None if it was cancelled meanwhile."""
    state = reading.state
    if state.cancelled or state.order is None:
        return None
    online = state.order.online
    return _from_the_page(reading, event, online, entry) if online else order(reading, next(iter(reason(entry)), None))


def _offer_holds(reading: Reading, event: e.OfferMade | e.OrderCreated | e.OfferVoided, entry: Entry) -> tuple[str, ...]:
    w, offer = reading.translations, reading.state.offer
    if offer is None or not open_offer(reading.state, reading.today):
        return ()
    holds = w.gettext("Revision %(n)s of your quote holds until %(day)s.")
    return (holds % {"n": offer.revision, "day": w.day_year(offer.terms.valid_until)},)


CONTENTS = of(e.OfferMade, _offered) | of(e.OrderCreated, _ordered)
HOLDS = of(e.OfferMade | e.OrderCreated | e.OfferVoided, _offer_holds)
"""What holds once such an entry is struck."""
