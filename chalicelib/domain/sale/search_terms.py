"""What a dossier is found by: its numbers, names and mail addresses of its people, the fingerprints of its documents."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from chalicelib.domain.account.people import People
from chalicelib.domain.sale.base import DossierBase

LONGEST = 60
"""Characters of a term: numbers have no more."""
MAX_WORDS = 8
"""Words of one name that are looked at."""
CACHE_SIZE = 4096
"""Texts whose terms are remembered: a commit asks for those of a dossier before it and after it, and most are the same."""
_BREAKS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i"})
"""Letters with a stroke and the like, which Unicode does not take apart."""
_UMLAUTS = re.compile(r"([aou])e+")
"""ä is written ae where there is no such key; a beginning stays one, since each pair becomes its first letter."""
_GROUPS = re.compile(r"(?<=[\W_])[^\W_]|(?<=^[a-z])\d|(?<=^[a-z]{2})\d")
"""Where a group of a parcel's number begins: behind a sign, or behind the letters of its service (UPU S10: RR…)."""
SHORTEST = 4
"""Characters of a part of a number that is found by itself."""
MOST_PARTS = 2
"""Groups at which a parcel's number is found too, as it was written: each is a row, beside the whole and its end."""
BACKWARDS = "<"
"""Begins a number that stands from its end: nothing that is typed begins so."""
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


@lru_cache(CACHE_SIZE)
def plain(text: str) -> str:
    """Give the text in small letters without accents, ä, ae and a alike: what was typed and what is kept are compared so."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)
    return _UMLAUTS.sub(r"\1", letters)


def query_terms(text: str) -> tuple[str, ...]:
    """Split what a person typed into beginnings of terms, without accents and punctuation."""
    return tuple(dict.fromkeys(word for part in plain(text).split() if (word := _bare(part))))


@lru_cache(CACHE_SIZE)
def together(text: str) -> str:
    """Give all of a text as one term: a number, or what was typed of one in groups."""
    return _bare(plain(text))


@lru_cache(CACHE_SIZE)
def _without_zeros(number: str) -> str:
    return together(_ZEROS.sub("", number))


def _bare(text: str) -> str:
    return _BREAKS.sub("", text)[:LONGEST]


def terms(reference: str, state: DossierBase, people: People) -> frozenset[str]:
    """Give the terms of a dossier, each found by its beginning."""
    contacts = [people.contacts[c] for c in named_contacts(state) if c in people.contacts]
    named = chain.from_iterable(map(words, (people.name, *(one.name for one in contacts))))
    prints = [fingerprint_term(document.sha256) for document in state.documents if document.sha256]
    billing = people.addresses.get(state.billing)
    mails = (*(one.email for one in contacts), (billing.email if billing else None) or "")
    ends = chain.from_iterable(map(ending, state.tracking_numbers))
    return frozenset(chain(numbers(reference, state), ends, named, prints, chain.from_iterable(map(_mail, mails))))


@lru_cache(CACHE_SIZE)
def _mail(address: str) -> tuple[str, ...]:
    """Give a mail address as a whole, and what stands behind its @."""
    return tuple(term for term in (together(address), together(address.partition("@")[2])) if term)


def fingerprint_term(sha256: str) -> str:
    """Give what a document is found by: nothing that is typed begins with its first sign, so that no search by hand meets it."""
    return f"#{sha256}"[:LONGEST]


def named_contacts(state: DossierBase) -> frozenset[str]:
    """Give the contacts that a dossier names: the one it is for, and those with a link in force."""
    return frozenset((state.contact, *(link.contact for link in state.links if not link.revoked)))


@lru_cache(CACHE_SIZE)
def words(name: str) -> tuple[str, ...]:
    """Give each word of a name as a whole, and the parts of those with a hyphen or an apostrophe."""
    split = ([part for part in _BREAKS.split(word) if part] for word in plain(name).split()[:MAX_WORDS])
    return tuple(part[:LONGEST] for parts in split for part in dict.fromkeys(("".join(parts), *parts[:4])) if part)


def numbers(reference: str, state: DossierBase) -> Iterator[str]:
    """Yield every number that a dossier bears, without punctuation.

    The fewer ones also without the zeros that begin their groups.
    Those of parcels and instruments are many, and each is a row: `search` tries the zeros for them.
    """
    theirs = (state.order_number, state.engagement, state.supplier_number)
    few = (number for number in (*theirs, *state.document_numbers) if number)
    yield from filter(None, map(_without_zeros, few))
    yield from filter(None, map(together, spelled(reference, state)))
    yield from chain.from_iterable(map(parts, state.tracking_numbers))


@lru_cache(CACHE_SIZE)
def parts(number: str) -> tuple[str, ...]:
    """Give a parcel's number from its second group on, and from its third: who reads it out, or copies it, begins there."""
    text = plain(number)
    ends = (_bare(text[group.start() :]) for group in islice(_GROUPS.finditer(text), MOST_PARTS))
    return tuple(end for end in ends if len(end) >= SHORTEST)


def ending(text: str) -> tuple[str, ...]:
    """Give what finds a number that ends with a text, however both are grouped; nothing for a short one, or a mere word."""
    whole = together(text)
    if len(whole) < SHORTEST or not any(map(str.isdecimal, whole)):
        return ()
    return (f"{BACKWARDS}{whole[::-1]}"[:LONGEST],)


def begins(number: str, beginnings: tuple[str, ...], more: tuple[str, ...] = ()) -> bool:
    """Say whether a number as it is written begins with what was typed, the zeros of its groups typed or not.

    more: other terms by which it is found.
    """
    return any(term.startswith(beginnings) for term in (together(number), _without_zeros(number), *more))


def spelled(reference: str, state: DossierBase) -> Iterator[str]:
    """Yield every number that a dossier bears, as it is written: ours, the customer's, of documents, parcels and instruments."""
    theirs = (state.order_number, state.engagement, state.supplier_number)
    given = (reference, *theirs, *state.document_numbers, *state.parcel_numbers)
    yield from (number for number in given if number)
