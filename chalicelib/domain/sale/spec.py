"""The row of an event: what allows it, what it changes, who sees it, who is mailed, and what is made of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase
from chalicelib.domain.sale.facts.mail import Mail
from chalicelib.domain.values.actor import ActorKind, Channel

E = TypeVar("E", bound=EventBase)
F = TypeVar("F", bound=EventBase)
H_contra = TypeVar("H_contra", bound=EventBase, contravariant=True)

Change = dict[str, Any]
"""Fields of the state with their new values."""
Rule = Callable[[Any, E, date], None]
"""Raises NotAllowed or Invalid, with its reason and evidence, unless the event may happen on that day in that state.

The state is of the kind that the event happens to: no rule is asked about another one (`kinds.foreign`).
"""
Apply = Callable[[Any, E, Entry], Change]

Shown = Literal["always", "unless_hidden", "internal", "never"]
"""Whether customers see an entry.

always: the page shows its fact beside the history too, and without its line that would stand there unexplained.
unless_hidden: they do unless the command says otherwise. internal: only if the command says so.
"""
Strike = Literal["allowed", "by_accountant", "permanent", "began"]
"""Whether an entry may be struck, by a manager or an accountant.

permanent: what left the house, or is the dossier itself, cannot be undone by a stroke. began: the dossier began with it.
"""
Audience = Literal["named", "readers"]
"""named: the contact whom the event names. readers: whoever has the dossier's link, if customers see the entry."""
Billing = Literal["never", "always", "where_billed"]
"""where_billed: where an invoice was issued or a deposit came, which what happened may undo."""
DocumentWork = Literal["render", "archive", "erase"]
"""render: a document is made of it. archive: the archive of all documents is made anew behind it. erase: a file is deleted."""


class Mailed(NamedTuple):
    """The kind of a mail, and who gets it.

    rank: of a commit that has more than one mail for a person the lowest rank is sent, and tells of the others.
    billing: whether the billing address's own mail address hears of it too.
    """

    kind: Mail
    to: Audience
    rank: int
    billing: Billing


class Unmailed(NamedTuple):
    """Why nobody is mailed."""

    reason: str


class Notice(NamedTuple):
    """How an entry has to come, and whose act it has to be, for owner and deputy to be mailed."""

    channel: Channel
    actor: ActorKind


class Spec(NamedTuple, Generic[E]):
    """One row an event. No field has a default: forgetting one is a type error.

    allowed: the rules that must all hold. apply: what it changes of the state.
    falls_with: the entry without which it says nothing. news: whether it tells customers something new, where they see it.
    report: whether it is a worker's report, which makes nobody's reading stale. milestone: whether its dot is a large one.
    """

    event: type[E]
    allowed: tuple[Rule[E], ...]
    apply: Apply[E]
    shown: Shown | Callable[[E], Shown]
    strike: Strike | Callable[[E, Sequence[Entry]], Strike]
    falls_with: Callable[[E], int] | None
    news: bool
    report: bool
    milestone: bool
    mail: Mailed | Unmailed | Callable[[E], Mailed | Unmailed]
    document: DocumentWork | None
    staff: Notice | None

    def __or__(self, other: "Spec[F]") -> "Specs[E | F]":
        return Specs(self) | Specs(other)


def unseen(*, event: type[E], allowed: tuple[Rule[E], ...], apply: Apply[E], mail: Mailed | Unmailed) -> Spec[E]:
    """Give the row of what stands in the history for us alone: customers never see it, and no stroke undoes it."""
    return Spec(
        event=event, allowed=allowed, apply=apply, shown="never", strike="permanent", falls_with=None, news=True, report=False,
        milestone=False, mail=mail, document=None, staff=None,
    )  # fmt: skip


def reported(
    *, event: type[E], allowed: tuple[Rule[E], ...], apply: Apply[E], shown: Shown | Callable[[E], Shown],
    falls_with: Callable[[E], int] | None, unmailed: str, document: DocumentWork | None, staff: Notice | None,
) -> Spec[E]:  # fmt: skip
    """Give the row of a report: no news, nobody's reading is stale by it, and no stroke undoes it. unmailed: why nobody is."""
    return Spec(
        event=event, allowed=allowed, apply=apply, shown=shown, strike="permanent", falls_with=falls_with, news=False,
        report=True, milestone=False, mail=Unmailed(unmailed), document=document, staff=staff,
    )  # fmt: skip


class Specs(Generic[H_contra]):
    """Rows by their event.

    The type says which events they answer for: where it is declared as a union, a row that is missing is a type error.
    """

    def __init__(self, *rows: Spec[H_contra]) -> None:
        self.rows: Mapping[type, Spec[Any]] = {row.event: row for row in rows}

    def __or__(self, other: "Spec[F] | Specs[F]") -> "Specs[H_contra | F]":
        more = other.rows.values() if isinstance(other, Specs) else (other,)
        joined: Specs[Any] = Specs(*self.rows.values(), *more)
        return joined

    def of(self, event: H_contra) -> Spec[Any]:
        """Give the row of an event."""
        return self.rows[type(event)]
