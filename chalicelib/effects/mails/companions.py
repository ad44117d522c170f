"""What else was committed with what a mail is about: told in the same mail, below it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.effects import Effect
from chalicelib.application.view.past import Past
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sentences.sentence import sentence
from chalicelib.application.writing.audience import concerns
from chalicelib.domain.sale import events as e
from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Mail as Kind
from chalicelib.domain.sale.lines import Scope
from chalicelib.domain.sale.model import mailed
from chalicelib.effects.mails.content import MailContent
from chalicelib.effects.mails.conversation import promised
from chalicelib.effects.mails.quotes import reason

SPAN = 12
"""Entries read on either side: one command makes fewer."""
DESCRIBED_ELSEWHERE = (e.LinkGranted, e.LinkReplaced, e.ContactCorrected)
"""What every mail says by carrying the link."""
BEGUN = (e.OfferMade, e.OrderCreated)
"""What the mail with the link says itself."""


class Committed(NamedTuple):
    """The entry that a mail is about, and the others of its commit."""

    main: Entry
    others: tuple[Entry, ...]


class Described(NamedTuple):
    """What a mail says first, and the commit of which it says that."""

    kind: Kind
    content: MailContent
    committed: Committed


def turns(committed: Committed, person: str, scope: Scope | None) -> Iterator[Committed]:
    """Yield the commit, then what its reader is left with but for what mattered most, and so on.

    The first that holds is mailed.
    """
    yield committed
    rest = [
        entry for entry in committed.others if concerns(entry, person, scope) and not isinstance(entry.event, DESCRIBED_ELSEWHERE)
    ]
    for entry in sorted(rest, key=_rank):
        rest.remove(entry)
        yield Committed(entry, tuple(rest))


def _rank(entry: Entry) -> int:
    row = mailed(entry.event)
    return row.rank if row else 0


def commit_of(store: DossierStore, effect: Effect) -> Committed:
    """Give the entries that one commit wrote, as an effect of it names one of them."""
    around = sorted(store.older(effect.reference, effect.seq + SPAN, 2 * SPAN), key=lambda entry: entry.seq)
    index = next(n for n, entry in enumerate(around) if entry.seq == effect.seq)
    main = around[index]
    return Committed(main, (*reversed(_same(main, around[:index][::-1])), *_same(main, around[index + 1 :])))


def companions(
    reading: AnyReading, content: MailContent, committed: Committed, person: str, scope: Scope | None, past: Past
) -> MailContent:
    """Give the mail with a sentence for each other entry of the commit that concerns its reader."""
    main, others = committed
    quiet = (*DESCRIBED_ELSEWHERE, *BEGUN) if isinstance(main.event, DESCRIBED_ELSEWHERE) else DESCRIBED_ELSEWHERE
    concerned = [
        x for x in others if concerns(x, person, scope) and x.seq not in reading.state.struck and not isinstance(x.event, quiet)
    ]
    more = tuple(paragraph for entry in concerned for paragraph in _paragraphs(reading, entry, past))
    return replace(content, paragraphs=(*content.paragraphs, *more)) if more else content


def quoted(store: DossierStore, reading: AnyReading, kind: DocumentKind) -> str | None:
    """Give what staff wrote with the newest document of a kind, as far as customers read it."""
    made = next((one.entry for one in reversed(reading.state.documents) if one.kind == kind), None)
    entries = store.older(reading.reference, made + 1, 1) if made else ()
    return next((text for entry in entries for text in reason(entry)), None)


def _paragraphs(reading: AnyReading, entry: Entry, past: Past) -> tuple[str, ...]:
    if isinstance(entry.event, e.NewsPromised):
        text = promised(reading, entry.event) if entry.event.on >= reading.today else ""
    else:
        text = f"{sentence(reading, entry, past.at(entry))}."
    return tuple(filter(None, (text, *reason(entry))))


def _same(main: Entry, neighbours: Sequence[Entry]) -> list[Entry]:
    return list(takewhile(lambda entry: entry.committed == main.committed, neighbours))
