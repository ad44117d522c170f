"""The letter with links that were asked for: to one dossier, to all affairs, or to several of them."""

from collections.abc import Iterator

from chalicelib.application.customer.lost_link_search import FoundAffairs, FoundLink, LinkMatches
from chalicelib.application.ports.links import dossier_key
from chalicelib.application.ports.translations import Translations
from chalicelib.application.seller import localised_text
from chalicelib.application.view.kind_views import reading_class
from chalicelib.domain.account.people import Contact
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.values.calendar import paris_date
from chalicelib.effects.mails.content import MailContent, MailFact
from chalicelib.effects.mails.kind_mails import mail_of
from chalicelib.effects.mails.letter import Letter, LetterLinks, called_as_address, greeted, shortened
from chalicelib.effects.mails.mailing import Mailing
from chalicelib.effects.mails.pages import affairs_url, page_url, shared_affairs_url, shared_url


def lost_link_letter(mailing: Mailing, asked: AskedLink, matches: LinkMatches, w: Translations) -> Letter:
    """Give the letter: what was typed is not repeated in it, since anybody may have typed it."""
    several = len(matches.links) + len(matches.affairs) > 1
    subject, lead, action = _subject(mailing, matches, w)
    facts = tuple(_facts(mailing, matches, w)) if several else _numbers(matches, w)
    content = MailContent(subject=subject, paragraphs=(lead, *_explained(asked, matches, w)), action=action, facts=facts)
    desk = mailing.seller.localised(w.lang).contact
    return Letter(
        content=content, subject=subject, preheader=shortened(lead), greeting=_greeting(matches, w), facts=facts,
        links=None if several else _links(mailing, matches, w), desk=desk, seller=mailing.seller.name,
        role=localised_text(desk.role, w.lang), hours=localised_text(desk.hours, w.lang), personal=_personal(w),
        way=_personal(w),
    )  # fmt: skip


def _subject(mailing: Mailing, matches: LinkMatches, w: Translations) -> tuple[str, str, str]:
    """Give the subject, how the letter begins, and what its button is called."""
    if len(matches.links) + len(matches.affairs) > 1:
        return w.gettext("Your links"), w.gettext("Here are your links again."), ""
    if matches.affairs:
        subject, action = w.gettext("Your link to all orders and quotes"), w.gettext("See your orders and quotes")
        return subject, w.gettext("Here is the link to all your orders and quotes again."), action
    (one,) = matches.links
    subject = w.gettext("Your link (%(reference)s)") % {"reference": one.reference}
    lead = w.gettext("Here is your link to %(reference)s again.") % {"reference": one.reference}
    return subject, lead, _action(mailing, one, w)


def _explained(asked: AskedLink, matches: LinkMatches, w: Translations) -> Iterator[str]:
    """Yield what else is to be known: why this mail comes, what became of the dossier, and what did not happen."""
    yield w.gettext("The request was made on our site on %(moment)s, with your mail address.") % {"moment": w.moment(asked.asked)}
    if matches.more:
        text = w.gettext(
            "This mail holds %(n)s links, and there are more: "
            "ask again with the number of the order or quote that is missing, or call us."
        )
        yield text % {"n": w.decimal(len(readers(matches)))}
    old = [one.reference for one in matches.links if one.view == "masked"]
    if old:
        text = w.gettext("Of what is long over a link shows steps and days alone (%(references)s). Call us for the rest.")
        yield text % {"references": w.listing(old)}
    yield w.gettext("Nothing has changed: a link that you have stays good, and nobody else gets this mail.")
    yield w.gettext("You did not ask for it? Then there is nothing to do: whoever asked learned nothing by it.")


def _numbers(matches: LinkMatches, w: Translations) -> tuple[MailFact, ...]:
    """Give the number by which the one dossier was matches, as it is written there."""
    if not matches.links:
        return ()
    (one,) = matches.links
    ours = MailFact(w.gettext("Our reference"), one.reference)
    return (ours,) if one.number == one.reference else (ours, MailFact(w.gettext("Number"), one.number))


def _facts(mailing: Mailing, matches: LinkMatches, w: Translations) -> Iterator[MailFact]:
    """Yield a row for each link of several."""
    for one in matches.links:
        label = one.reference if one.number == one.reference else f"{one.reference} ({one.number})"
        yield MailFact(label, _action(mailing, one, w), page_url(mailing.site_url, w, _token(mailing, one)))
    for each in matches.affairs:
        yield MailFact(
            each.account.people.name, w.gettext("See your orders and quotes"),
            affairs_url(mailing.site_url, w, mailing.mint(each.key)),
        )  # fmt: skip


def _links(mailing: Mailing, matches: LinkMatches, w: Translations) -> LetterLinks:
    site = mailing.site_url
    if matches.links:
        token = _token(mailing, matches.links[0])
        return LetterLinks(page_url(site, w, token), shared_url(site, w, token))
    token = mailing.mint(matches.affairs[0].key)
    return LetterLinks(affairs_url(site, w, token), shared_affairs_url(site, w, token))


def _token(mailing: Mailing, one: FoundLink) -> str:
    return mailing.mint(dossier_key(one.reference, one.link))


def _action(mailing: Mailing, one: FoundLink, w: Translations) -> str:
    if one.link.scope == "invoices":
        return w.gettext("See the invoices")
    state, people = one.head
    reading = reading_class(state)(one.reference, state, people, w, mailing.seller, paris_date(mailing.clock()))
    return mail_of(reading).follow(reading)


def _greeting(matches: LinkMatches, w: Translations) -> str:
    """Greet by name, unless the mailbox is one of several people, or of a company."""
    all_of_them = readers(matches)
    names = {" ".join(contact.name.split()) for contact in all_of_them}
    company = any(
        one.contact.id != one.head.state.contact and called_as_address(one.head.people, one.contact) for one in matches.links
    ) or any(called_as_address(one.account.people, one.contact) for one in matches.affairs)
    return greeted(w, all_of_them[0] if len(names) == 1 and not company else None)


def readers(matches: LinkMatches) -> list[Contact]:
    """Give the contacts whose links they are; all of them have one mailbox."""
    each: tuple[FoundLink | FoundAffairs, ...] = (*matches.links, *matches.affairs)
    return [one.contact for one in each]


def _personal(w: Translations) -> str:
    return w.gettext(
        "A link is personal: whoever has it reads what you read, and can do what you can. Pass it on only to those concerned."
    )
