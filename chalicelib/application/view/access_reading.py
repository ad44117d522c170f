"""Links of a dossier as the page of who has access reads them: those in force, and the entries that gave and ended each."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.access.level import access
from chalicelib.domain.account.mail_domains import own_domains
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.entry import Entry


class Ended(NamedTuple):
    """A link that opens nothing any more, and the entry that ended it."""

    link: Link
    entry: Entry


class AccessReading:
    """What the parts of the page are made of; link: the reader's link, history: the whole one, oldest first."""

    def __init__(self, reading: AnyReading, link: Link, history: Sequence[Entry]) -> None:
        self.reading = reading
        self.link = link
        self.history = history
        self.past = Past(lambda: history)

    @cached_property
    def live(self) -> list[Link]:
        """The links that open the whole dossier today; of several alike of one person the reader's own, else the newest."""
        kept: dict[tuple[str, str, str | None], Link] = {}
        for link in self.reading.state.links:
            key = link.contact, link.scope, link.by
            if self.opens(link) == "full" and (key not in kept or kept[key].id != self.link.id):
                kept[key] = link
        return sorted(kept.values(), key=self._position)

    def opens(self, link: Link) -> str | None:
        """Say what a link opens today."""
        state, reading = self.reading.state, self.reading
        opened = access(state, link.id, link.epoch, reading.seller.links, reading.today)
        return opened.view if opened else None

    def _position(self, link: Link) -> tuple[bool, int]:
        """Put the reader's own first, then the order in which they were given."""
        ids = [each.id for each in self.reading.state.links]
        return link.id != self.link.id, ids.index(link.id)

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The customer's domains: of those whom we gave a link, of whom the dossier is for, and of the billing address."""
        state, people = self.reading.state, self.reading.people
        ours = {state.contact, *(link.contact for link in state.links if link.by is None)}
        billing = people.addresses.get(state.billing)
        named = [person.email for person in people.contacts.values() if person.id in ours]
        return own_domains([*named, *([billing.email] if billing and billing.email else [])])

    def granting(self, link: str) -> Entry | None:
        """Give the entry that gave a link."""
        return self._given.get(link)

    @cached_property
    def _given(self) -> dict[str, Entry]:
        given = (e.LinkGranted, e.LinkReplaced)
        return {entry.event.link: entry for entry in self.history if isinstance(entry.event, given)}

    @cached_property
    def ended(self) -> list[Ended]:
        """The links that were ended, the last to be first."""
        links = {link.id: link for link in self.reading.state.links}
        open_, ended = set[str](), []
        for entry in self.history:
            for id_ in _ends(entry, open_):
                open_.discard(id_)
                ended.append(Ended(links[id_], entry))
            if isinstance(entry.event, e.LinkGranted | e.LinkReplaced):
                open_.add(entry.event.link)
        return ended[::-1]


def _ends(entry: Entry, live: set[str]) -> Iterator[str]:
    """Give the links that an entry ended of those that were not."""
    match entry.event:
        case e.LinkRevoked(link=link):
            ended = {link}
        case e.LinksRevoked():
            ended = set(live)
        case e.SharedLinksRevoked(links=links):
            ended = set(links)
        case e.LinkGranted(ended=links) | e.LinkReplaced(ended=links):
            ended = set(links)
        case _:
            return
    yield from sorted(ended & live)
