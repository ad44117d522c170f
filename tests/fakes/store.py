"""Both stores in memory, each call atomic: for the simulation, and for tests of what stands on the stores."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import RLock

from msgspec import Struct

from chalicelib.adapters.codec import encode_head
from chalicelib.application.ports.commit import Account, AlreadyDone, Commit, Conflict, Loaded, NumberTaken, Record
from chalicelib.application.ports.dossiers import Page
from chalicelib.application.ports.effects import Effect, Lease, LeaseLost, Queue
from chalicelib.application.staff.accounts import AccountCommit
from chalicelib.domain.sale.dossier import Dossier
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.events import Undeliverable
from chalicelib.domain.sale.numbering import Count, spelling
from chalicelib.domain.values.mailbox import mailbox


class Todo(Struct, frozen=True):
    """An effect to do: when it may be taken, by whom it was, how often."""

    due: datetime
    owner: str | None = None
    tries: int = 0
    error: str | None = None
    parked: bool = False


@dataclass
class FakeStore:
    """DossierStore and EffectStore in one; its effects are those of one queue."""

    heads: dict[str, Loaded] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Count] = field(default_factory=dict)
    closed: dict[str, Undeliverable] = field(default_factory=dict)
    todos: dict[Effect, Todo] = field(default_factory=dict)
    planned: set[str] = field(default_factory=set)
    lock: RLock = field(default_factory=RLock)
    queue: Queue = "mail"

    def of(self, queue: Queue) -> "FakeStore":
        """The same data with the effects of a queue."""
        return replace(self, queue=queue)

    def load(self, reference: str) -> Loaded | None:
        """See DossierStore."""
        return self.heads.get(reference)

    def load_all(self, references: Sequence[str], *, consistent: bool = True) -> Sequence[tuple[str, Loaded]]:
        """See DossierStore."""
        with self.lock:
            return [(r, self.heads[r]) for r in dict.fromkeys(references) if r in self.heads]

    def entitlements(self, references: Sequence[str]) -> Sequence[tuple[str, Dossier]]:
        """See DossierStore."""
        return [(reference, head.state) for reference, head in self.load_all(references)]

    def page(self, reference: str, limit: int) -> Page | None:
        """See DossierStore."""
        with self.lock:
            head = self.heads.get(reference)
            return Page(head, self.entries[reference][-limit:][::-1]) if head else None

    def older(self, reference: str, before: int, limit: int) -> Sequence[Entry]:
        """See DossierStore."""
        with self.lock:
            return self.entries.get(reference, [])[: max(before - 1, 0)][::-1][:limit]

    def history(self, reference: str) -> Sequence[Entry]:
        """See DossierStore."""
        with self.lock:
            return list(self.entries.get(reference, ()))

    def account(self, account: str) -> Account | None:
        """See DossierStore."""
        return self.accounts.get(account)

    def count(self, series: str) -> Count:
        """See DossierStore."""
        return self.counts.get(series, Count(series, 0, None, 0))

    def holder(self, number: str) -> str | None:
        """See DossierStore."""
        return self.numbers.get(spelling(number))

    def record(self, principal: str, key: str) -> Record | None:
        """See DossierStore."""
        return self.records.get((principal, key))

    def suppressed(self, address: str) -> Undeliverable | None:
        """See DossierStore."""
        return self.closed.get(mailbox(address))

    def claim(self, record: Record, at: datetime) -> None:
        """See DossierStore."""
        with self.lock:
            done = self.record(record.principal, record.key)
            if done is not None:
                raise AlreadyDone(done)
            self.records[record.principal, record.key] = record

    def commit(self, commit: Commit) -> None:
        """See DossierStore."""
        encode_head(commit.head)
        with self.lock:
            self.check(commit)
            self.write(commit)

    def commit_account(self, commit: AccountCommit) -> None:
        """See AccountStore."""
        record, account = commit.record, commit.account
        with self.lock:
            done = self.record(record.principal, record.key)
            if done is not None:
                raise AlreadyDone(done)
            self.check_account(account)
            self.records[record.principal, record.key] = record
            self.todos.update({effect: Todo(commit.at) for effect in commit.effects})
            self.accounts[account.people.account] = account._replace(version=account.version + 1)

    def check_account(self, account: Account) -> None:
        """Raise Conflict unless the account is at the version loaded."""
        known = self.accounts.get(account.people.account)
        if (known.version if known else 0) != account.version:
            raise Conflict

    def check(self, commit: Commit) -> None:
        """Raise what forbids the commit."""
        done = self.record(commit.record.principal, commit.record.key)
        if done is not None:
            raise AlreadyDone(done)
        head = self.heads.get(commit.reference)
        if (head.state.version if head else 0) != commit.expected:
            raise Conflict
        if commit.counted and self.count(commit.counted.series).version != commit.counted.version - 1:
            raise Conflict
        for number in commit.numbers:
            if spelling(number) in self.numbers:
                raise NumberTaken(number)
        if commit.account:
            self.check_account(commit.account)
        if commit.completes and not self.holds(commit.completes):
            raise LeaseLost

    def write(self, commit: Commit) -> None:
        """Write what was checked."""
        self.heads[commit.reference] = commit.head
        self.entries.setdefault(commit.reference, []).extend(commit.entries)
        self.records[commit.record.principal, commit.record.key] = commit.record
        for effect in commit.effects:
            self.todos[effect] = Todo(commit.entries[-1].committed)
        for number in commit.numbers:
            self.numbers[spelling(number)] = commit.reference
        if commit.counted:
            self.counts[commit.counted.series] = commit.counted._replace(skipped=())
        if commit.account:
            account = commit.account
            self.accounts[account.people.account] = account._replace(version=account.version + 1)
        if commit.suppression:
            self.closed.pop(mailbox(commit.suppression.address), None)
            if commit.suppression.why:
                self.closed[mailbox(commit.suppression.address)] = commit.suppression.why
        if commit.completes and commit.parks is not None:
            self.park(commit.completes, commit.entries[-1].committed, commit.parks)
        elif commit.completes:
            del self.todos[commit.completes.effect]

    def holds(self, lease: Lease) -> bool:
        """Whether nobody else took the effect since, and it is not done."""
        todo = self.todos.get(lease.effect)
        return todo is not None and todo.owner == lease.owner and todo.tries == lease.tries

    def lease(self, effect: Effect, owner: str, now: datetime, until: datetime) -> Lease | None:
        """See EffectStore."""
        with self.lock:
            todo = self.todos.get(effect)
            if effect.queue != self.queue or todo is None or todo.parked or (todo.tries and todo.due > now):
                return None
            self.todos[effect] = Todo(until, owner, todo.tries + 1, todo.error)
            return Lease(effect, owner, todo.tries + 1, until)

    def release(self, lease: Lease, due: datetime, error: str) -> None:
        """See EffectStore."""
        with self.lock:
            if self.holds(lease):
                self.todos[lease.effect] = Todo(due, None, lease.tries, error)

    def park(self, lease: Lease, now: datetime, error: str) -> None:
        """See EffectStore."""
        with self.lock:
            if self.holds(lease):
                self.todos[lease.effect] = Todo(now, None, lease.tries, error, parked=True)

    def drop(self, lease: Lease) -> None:
        """See EffectStore."""
        with self.lock:
            if self.holds(lease):
                del self.todos[lease.effect]

    def plan(self, effects: Sequence[Effect], once: str, now: datetime) -> bool:
        """See EffectStore."""
        with self.lock:
            if once in self.planned:
                return False
            self.planned.add(once)
            self.todos.update({effect: Todo(now) for effect in effects})
            return True

    def due(self, now: datetime, limit: int) -> Sequence[Effect]:
        """See EffectStore."""
        with self.lock:
            ours = ((todo, effect) for effect, todo in self.todos.items() if effect.queue == self.queue)
            ready = sorted((todo.due, effect.id, effect) for todo, effect in ours if todo.due <= now and not todo.parked)
            return [effect for _, _, effect in ready[:limit]]
