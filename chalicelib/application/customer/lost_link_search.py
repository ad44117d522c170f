"""Which links somebody may be mailed again who asked for one: found as a worker does it, never while anybody waits.

Only what there is already is match: a link in force in a dossier, or a contact's way to all affairs. Nobody gets a right by it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from chalicelib.application.customer.affairs import Folder, Policies
from chalicelib.application.customer.visitor import Visitor, link_to_affairs
from chalicelib.application.instrument.named_instruments import named_instruments
from chalicelib.application.ports.commit import Account, Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.application.ports.links import LinkKey
from chalicelib.application.ports.lists import Lists, Search
from chalicelib.application.writing.links_due import live_link
from chalicelib.domain.access.grants import NO_GRANT
from chalicelib.domain.access.level import View, access, view_of
from chalicelib.domain.account.people import Contact
from chalicelib.domain.lost_link.asked_link import AskedLink
from chalicelib.domain.lost_link.typed_number import same_number, terms_of, without_words, written_as
from chalicelib.domain.sale.base import Link
from chalicelib.domain.sale.search_terms import spelled, together
from chalicelib.domain.sale.sharing_rules import shut_out
from chalicelib.domain.values.mailbox import mailbox, other_spellings
from chalicelib.domain.values.reference import normalise

EXAMINED, PAGES = 100, 5
"""Rows of a page of the index, and pages that are read of one spelling: what more dossiers share tells none of them."""
MOST = 10
"""Links of one mail, the newest dossiers first."""

Missing = Literal["no_such_number", "no_such_address", "other_address", "shut_out", "too_old", "ended"]
"""Why there is nothing to mail: the first of these that holds of the dossiers that were found, from the right."""
_WORST: Sequence[Missing] = ("no_such_number", "no_such_address", "other_address", "too_old", "ended", "shut_out")


class FoundLink(NamedTuple):
    """A contact's link in force in a dossier, what it opens, and the number that was meant, as it is written."""

    reference: str
    head: Loaded
    contact: Contact
    link: Link
    view: View
    number: str


class FoundAffairs(NamedTuple):
    """A contact's link to all affairs of an account, and a dossier among them."""

    account: Account
    contact: Contact
    key: LinkKey
    reference: str


class LinkMatches(NamedTuple):
    """What there is to mail, newest first; missing: why there is nothing. dossiers: those that the number fits.

    more: whether there is more than one mail holds.
    """

    links: tuple[FoundLink, ...] = ()
    affairs: tuple[FoundAffairs, ...] = ()
    missing: Missing | None = None
    dossiers: tuple[str, ...] = ()
    more: bool = False


class Archive(NamedTuple):
    """Where it is looked, on a day (Paris)."""

    store: DossierStore
    search: Search
    lists: Lists
    instruments: InstrumentStore
    policies: Policies
    today: date


def find_links(archive: Archive, asked: AskedLink) -> LinkMatches:
    """Give what the address may be mailed."""
    if not asked.number:
        return _by_address(archive, asked)
    each = (_by_number(archive, asked, number) for number in (asked.number, *without_words(asked.number)))
    return next((matches for matches in each if matches.missing != "no_such_number"), LinkMatches(missing="no_such_number"))


def _by_number(archive: Archive, asked: AskedLink, number: str) -> LinkMatches:
    heads = sorted(_numbered(archive, number), key=lambda one: str(one[1].state.committed), reverse=True)
    links: list[FoundLink] = []
    affairs: dict[LinkKey, FoundAffairs] = {}
    missing: set[Missing] = {"no_such_number"}
    for reference, head in heads:
        account = archive.store.account(head.state.account)
        contacts = _at(head, account, asked.email)
        match = next(filter(None, (_link(archive, reference, head, one, number) for one in contacts)), None)
        if match:
            links.append(match)
        elif not contacts:
            missing.add("other_address")
        elif any(shut_out(head.state, one.id) for one in contacts):
            missing.add("shut_out")
        else:
            offered = [] if account is None else [_affairs(archive, account, one) for one in contacts]
            affairs.update({one.key: one for one in offered if one})
            if not any(offered):
                missing.add("ended" if _ended(archive, head, contacts) else "too_old")
    for account_id in _having(archive, number):
        of_account, why = _of_instrument(archive, account_id, asked.email)
        affairs.update({one.key: one for one in of_account})
        missing.update(why)
    return _matches(tuple(links), tuple(affairs.values()), missing, tuple(reference for reference, _ in heads))


def _having(archive: Archive, number: str) -> Iterator[str]:
    """Yield the accounts whose an instrument is, or was, that bears the number, as its identifier or its serial number."""
    accounts = (owner.account for one in named_instruments(archive.instruments, archive.lists, number) for owner in one.owners)
    yield from dict.fromkeys(accounts)


def _of_instrument(archive: Archive, account_id: str, address: str) -> tuple[list[FoundAffairs], set[Missing]]:
    """Give the links to all affairs of an instrument's account at an address, and why there is none."""
    account = archive.store.account(account_id)
    contacts = _mailed_at(account.people.contacts.values(), address) if account else []
    if account is None or not contacts:
        return [], {"other_address"}
    offered = [one for contact in contacts if (one := _affairs(archive, account, contact))]
    revoked = any(account.affairs.get(contact.id, NO_GRANT).revoked for contact in contacts)
    return offered, set() if offered else {"shut_out" if revoked else "too_old"}


def _by_address(archive: Archive, asked: AskedLink) -> LinkMatches:
    affairs: list[FoundAffairs] = []
    missing: set[Missing] = {"no_such_address"}
    for account in _accounts(archive, asked.email):
        for contact in _mailed_at(account.people.contacts.values(), asked.email):
            match = _affairs(archive, account, contact)
            if match:
                affairs.append(match)
            else:
                grant = account.affairs.get(contact.id, NO_GRANT)
                missing.add("shut_out" if grant.revoked else "too_old")
    return _matches((), tuple(affairs), missing, ())


def _matches(
    links: tuple[FoundLink, ...], affairs: tuple[FoundAffairs, ...], missing: set[Missing], dossiers: tuple[str, ...]
) -> LinkMatches:
    if links or affairs:
        more = len(links) > MOST or len(affairs) > MOST
        return LinkMatches(links[:MOST], affairs[:MOST], None, dossiers, more)
    return LinkMatches(missing=max(missing, key=_WORST.index), dossiers=dossiers)


def _link(archive: Archive, reference: str, head: Loaded, contact: Contact, number: str) -> FoundLink | None:
    link = live_link(head.state, contact.id, archive.today)
    opened = access(head.state, link.id, link.epoch, archive.policies.links, archive.today) if link else None
    if link is None or opened is None:
        return None
    written = written_as(number, spelled(reference, head.state)) or reference
    return FoundLink(reference, head, contact, link, opened.view, written)


def _ended(archive: Archive, head: Loaded, contacts: list[Contact]) -> bool:
    """Say whether one of them had a link in a dossier that links open still: somebody, or its own last day, ended it."""
    had = {link.contact for link in head.state.links}
    opens = view_of(head.state, archive.policies.links, archive.today)
    return opens is not None and any(one.id in had for one in contacts)


def _affairs(archive: Archive, account: Account, contact: Contact) -> FoundAffairs | None:
    """Give the contact's link to all affairs, if it shows them any."""
    key = link_to_affairs(account, contact.id)
    if key is None:
        return None
    visitor = Visitor(account, contact, account.affairs.get(contact.id, NO_GRANT))
    folder = Folder(archive.lists, archive.store, archive.policies, visitor, archive.today)
    shown = next((affair for pages in (folder.open, folder.closed) for affair in pages(None).page), None)
    return FoundAffairs(account, contact, key, shown.reference) if shown else None


def _numbered(archive: Archive, number: str) -> Iterator[tuple[str, Loaded]]:
    """Yield the dossiers that bear the whole number, however it was typed."""
    ours = normalise(number)
    references = dict.fromkeys([ours] if ours else [])
    for term in terms_of(number):
        references.update(dict.fromkeys(_bearing(archive, term)))
    for first in range(0, len(references), EXAMINED):
        for reference, head in archive.store.load_all(list(references)[first : first + EXAMINED]):
            if reference == ours or any(same_number(number, one) for one in spelled(reference, head.state)):
                yield reference, head


def _bearing(archive: Archive, term: str) -> Iterator[str]:
    """Yield the dossiers of a whole term: its rows stand before those of longer ones."""
    cursor: str | None = None
    for _ in range(PAGES):
        rows, cursor = archive.search.find(term, EXAMINED, cursor)
        for row in rows:
            if row.term != term:
                return
            yield row.reference
        if cursor is None:
            return


def _accounts(archive: Archive, address: str) -> Iterator[Account]:
    """Yield the accounts that know the address: those of the dossiers that name it."""
    references: dict[str, None] = {}
    for term in dict.fromkeys(together(spelling) for spelling in other_spellings(address)):
        references.update(dict.fromkeys(_bearing(archive, term)))
    accounts: dict[str, None] = {}
    for first in range(0, len(references), EXAMINED):
        states = archive.store.entitlements(list(references)[first : first + EXAMINED])
        accounts.update(dict.fromkeys(state.account for _, state in states))
    yield from filter(None, map(archive.store.account, accounts))


def _at(head: Loaded, account: Account | None, address: str) -> list[Contact]:
    """Give the contacts at an address, as the account knows them: of the dossier first, then the account's others."""
    theirs = head.people.contacts
    contacts = {**theirs, **(account.people.contacts if account else {})}
    return _mailed_at((contacts[one] for one in dict.fromkeys((*theirs, *contacts))), address)


def _mailed_at(contacts: Iterable[Contact], address: str) -> list[Contact]:
    return [contact for contact in contacts if mailbox(contact.email) == mailbox(address)]
