"""Commands of staff on a dossier, decided one after the other as they would be carried out now; nothing is written."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from chalicelib.application.caller import Caller, Request
from chalicelib.application.ports.commit import Account, Head, Loaded
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import TranslationsFor
from chalicelib.application.seller import Seller
from chalicelib.application.staff.desk.known_store import KnownStore
from chalicelib.application.writing.account_after import account_after
from chalicelib.application.writing.in_memory import InMemory, in_memory
from chalicelib.application.writing.named_by_seller import check_keys
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.application.writing.preview import draft_word
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.values.mailbox import mailbox
from chalicelib.domain.values.reference import compose

if TYPE_CHECKING:
    RehearsedCommand = Command
else:
    RehearsedCommand = bodies("opening", "manager", "accountant")
"""Any command of staff."""
SPARE = compose(lambda characters: characters[-1])
"""A reference that stands for the one of a dossier which is not opened."""


class StaffRehearsal(Struct, frozen=True):
    """Who asks what commands would do to which dossier, and when."""

    reference: str
    commands: tuple[RehearsedCommand, ...]
    caller: Caller
    now: datetime


class Performed(NamedTuple):
    """What the commands would lead to, each by itself, and the dossier after the last."""

    steps: tuple[InMemory, ...]
    after: Loaded
    reads: KnownStore

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that they would make, the oldest first."""
        return tuple(entry for step in self.steps for entry in step.decided.entries)


def perform(store: DossierStore, seller: Seller, rehearsal: StaffRehearsal, translations_for: TranslationsFor) -> Performed:
    """Decide the commands one after the other. Raises what carrying them out would raise."""
    reads, steps = KnownStore(store), list[InMemory]()
    head: Loaded | None = None
    for command in rehearsal.commands:
        check_keys(command, seller)
        asked = CommandRequest(
            rehearsal.reference,
            command,
            rehearsal.caller,
            Request("", ""),
            seller.numbering,
            seller.offers,
            SPARE,
            news=seller.news,
        )
        there = reads.load(rehearsal.reference)
        step = in_memory(reads, asked, rehearsal.now, draft_word(there, translations_for) if there else "")
        head = Head(step.decided.after, step.prepared.context.people)
        reads.advance(rehearsal.reference, head, step.decided.entries, step.payments, account_after(step.prepared))
        steps.append(step)
    if head is None:
        raise LookupError("no command is asked for")
    return Performed(tuple(steps), head, reads)


class AfterStore:
    """The store as it would be: one dossier with more entries, and its people's addresses. Whatever writes is refused."""

    def __init__(self, store: DossierStore, reference: str, performed: Performed) -> None:
        self._store = store
        self._reference = reference
        self._performed = performed

    def __getattr__(self, name: str) -> Any:
        """Read what no command changed."""
        if name in ("commit", "claim"):
            raise AttributeError(name)
        return getattr(self._store, name)

    def load(self, reference: str) -> Loaded | None:
        """Give the head as it would be."""
        return self._performed.after if reference == self._reference else self._store.load(reference)

    def account(self, account: str) -> Account | None:
        """Give the account with the contacts that it would have: the mail goes to the address that is put right."""
        return self._performed.reads.account(account)

    def suppressed(self, address: str) -> Undeliverable | None:
        """Say why an address would be mailed no more: what a command opens takes mails again."""
        for step in reversed(self._performed.steps):
            events = tuple(entry.event for entry in step.decided.entries)
            one = step.prepared.spec.people.suppresses(step.decided.command, events)
            if one and mailbox(one.address) == mailbox(address):
                return one.why
        return self._store.suppressed(address)

    def history(self, reference: str) -> Sequence[Entry]:
        """Give all entries, oldest first, with those that would be made."""
        return self._performed.reads.history(reference) if reference == self._reference else self._store.history(reference)

    def older(self, reference: str, before: int, limit: int) -> Sequence[Entry]:
        """Give entries below one, newest first."""
        if reference != self._reference:
            return self._store.older(reference, before, limit)
        return tuple(reversed([entry for entry in self.history(reference) if entry.seq < before]))[:limit]
