"""The rows of who has access, and of whose access ended."""

from chalicelib.application.view.access_reading import AccessReading, Ended
from chalicelib.application.view.act_words import act_words
from chalicelib.application.view.history import signature
from chalicelib.application.view.scopes import scope_noun, scope_words
from chalicelib.application.view.shapes.access import ShownPerson, ShownRemoved
from chalicelib.domain.account.mail_domains import is_outside
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.sharing_rules import may_end
from chalicelib.domain.values.actor import Actor
from chalicelib.domain.values.calendar import paris_date


def people(access: AccessReading) -> list[ShownPerson]:
    """Give a row a person's link."""
    return [_person(access, link) for link in access.live]


def _person(access: AccessReading, link: Link) -> ShownPerson:
    reading, w = access.reading, access.reading.translations
    contact = reading.people.contacts.get(link.contact)
    email = contact.email if contact else ""
    origin, since = _origin(access, link), _on(access, link)
    last = _last_act(access, link.contact)
    places = {"email": email, "scope": scope_noun(w, link.scope), "origin": f"{origin[:1].lower()}{origin[1:]}", "day": since}
    until = w.gettext("until %(day)s") % {"day": reading.when(link.expires)} if link.expires else None
    removable, why_not = may_end(access.link, link), _why_not(access, link)
    yours = link.id == access.link.id and why_not is None
    can_do = scope_words(w, link.scope)
    return ShownPerson(
        link=link.id,
        name=reading.contact(link.contact),
        email=email,
        you=link.contact == access.link.contact,
        scope=link.scope,
        can_do=f"{can_do[:1].upper()}{can_do[1:]}",
        origin=origin,
        since=since,
        last_act=act_words(reading, last, access.past) if last else None,
        last_act_on=w.gettext("on %(day)s") % {"day": reading.when(paris_date(last.origin.recorded))} if last else None,
        outside=bool(email) and is_outside(email, access.domains),
        until=until,
        about=w.gettext("%(email)s, %(scope)s, %(origin)s %(day)s.") % places,
        act="replace" if yours else "remove" if removable else None,
        why_not=why_not,
    )


def _on(access: AccessReading, link: Link) -> str:
    reading = access.reading
    return reading.translations.gettext("on %(day)s") % {"day": reading.when(link.granted)}


def _origin(access: AccessReading, link: Link) -> str:
    """Say who gave a link, and how; one that was made anew comes from where the first came from."""
    reading, w = access.reading, access.reading.translations
    entry = access.granting(link.id)
    if entry and isinstance(entry.event, e.LinkReplaced):
        return w.gettext("Made anew by %(contact)s") % {"contact": reading.contact(link.contact)}
    if link.by is not None:
        return w.gettext("Shared by %(contact)s") % {"contact": reading.contact(link.by)}
    if entry and entry.origin.actor.kind == "contact":
        return w.gettext("Opened from the list of their orders and quotes")
    began = access.history[entry.seq - 2].event if entry and entry.seq > 1 else None
    if isinstance(began, e.OfferMade):
        return w.gettext("Sent with the quote")
    if isinstance(began, e.OrderCreated):
        return w.gettext("Sent with the order")
    return w.gettext("Given by %(seller)s") % {"seller": reading.seller.name}


def _why_not(access: AccessReading, link: Link) -> str | None:
    """Say why the reader cannot end a link that they might want to end."""
    reading, w = access.reading, access.reading.translations
    if link.id == access.link.id:
        unreached = any(one.contact == link.contact for one in reading.state.undelivered)
        return w.gettext("Our mails do not reach you: call us to have it replaced.") if unreached else None
    if link.contact == access.link.contact or may_end(access.link, link):
        return None
    if link.by is None:
        return w.gettext("To have it removed, call us.")
    return w.gettext("%(contact)s can remove it.") % {"contact": reading.contact(link.by)}


def _last_act(access: AccessReading, contact: str) -> Entry | None:
    """Give the last thing that a person did by a link, not what staff entered for them; nothing tells what they read."""
    by, struck = Actor("contact", contact), access.reading.state.struck
    acts = (x for x in reversed(access.history) if x.origin.actor == by and x.origin.channel != "staff" and x.origin.visible)
    return next((entry for entry in acts if entry.seq not in struck), None)


def removed(access: AccessReading) -> list[ShownRemoved]:
    """Give the links that opened something once, the last to end first, then those whose own day is past."""
    reading = access.reading
    past = [link for link in reading.state.links if not link.revoked and link.expires and link.expires < reading.today]
    return [*(_removed(access, one) for one in access.ended), *(_over(access, link) for link in reversed(past))]


def _removed(access: AccessReading, ended: Ended) -> ShownRemoved:
    reading, w, entry = access.reading, access.reading.translations, ended.entry
    places = {"name": signature(reading, entry), "seller": reading.seller.name}
    if isinstance(entry.event, e.LinkReplaced):
        note = w.gettext("replaced by a new one, by %(name)s. The old link shows nothing any more, not even the steps.")
    elif isinstance(entry.event, e.LinkGranted):
        note = w.gettext("replaced by a link for something else, by %(name)s. The old one shows nothing any more.")
    elif entry.origin.actor.kind == "contact":
        note = w.gettext("removed by %(name)s. The link shows nothing any more, not even the steps.")
    else:
        note = w.gettext("removed by %(seller)s. The link shows nothing any more, not even the steps.")
    return ShownRemoved(reading.when(paris_date(entry.origin.recorded)), _whose(access, ended.link), note % places)


def _over(access: AccessReading, link: Link) -> ShownRemoved:
    reading, w = access.reading, access.reading.translations
    steps = w.gettext("it opened until that day, and shows the steps alone.")
    nothing = w.gettext("it opened until that day, and shows nothing any more.")
    day = reading.when(link.expires) if link.expires else ""
    return ShownRemoved(day, _whose(access, link), steps if access.opens(link) else nothing)


def _whose(access: AccessReading, link: Link) -> str:
    contact = access.reading.people.contacts.get(link.contact)
    who = contact.email if contact else access.reading.contact(link.contact)
    return access.reading.translations.gettext("%(who)s, %(scope)s") % {
        "who": who, "scope": scope_noun(access.reading.translations, link.scope)
    }  # fmt: skip
