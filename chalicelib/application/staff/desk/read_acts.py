"""What staff can do with a dossier now: each act is decided on it, with what it is filled in with, and nothing is written."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from chalicelib.application.caller import Caller, Request, staff_only
from chalicelib.application.errors import Forbidden, NotFound
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.application.ports.translations import Translations, mark, refusal
from chalicelib.application.seller import Seller
from chalicelib.application.staff.desk.act_registry import DESK_ACTS
from chalicelib.application.staff.desk.desk_act import DeskAct, Filled, Given
from chalicelib.application.staff.desk.expected_here import ExpectedHere, expected_here
from chalicelib.application.staff.desk.known_store import KnownStore
from chalicelib.application.staff.desk.rehearsed_commands import SPARE
from chalicelib.application.view.kind_views import reading_class
from chalicelib.application.view.reading import Reading
from chalicelib.application.writing.audience import Happened, recipients
from chalicelib.application.writing.in_memory import InMemory, in_memory
from chalicelib.application.writing.named_by_seller import check_keys
from chalicelib.application.writing.prepare import CommandRequest
from chalicelib.domain.errors import DomainError
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.command_registry import COMMAND_SPECS
from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.kinds import foreign
from chalicelib.domain.sale.model import SPECS
from chalicelib.domain.sale.visibility import subject_event
from chalicelib.domain.values.calendar import paris_date

BY_ROLE = mark("your role does not allow it")
NOT_AS_IT_STANDS = mark("what the dossier holds cannot be sent again as it stands: write it anew")


class ShownAct(Struct, frozen=True):
    """An act, and whether it is allowed now.

    act: its word in the desk's addresses. command: the `type` of the body. reason: why it is not allowed; null where it is.
    about: what it is about today, short. permanent: no stroke undoes it. mails: whom it mails, by name.
    asks: the fields that a person still writes. defaults: the body, accepted once these are written; null where the dossier has
    nothing that it could be done with.
    """

    act: str
    command: str
    label: str
    key: str | None
    allowed: bool
    reason: str | None
    about: str | None
    permanent: bool
    mails: tuple[str, ...]
    asks: tuple[str, ...]
    defaults: Mapping[str, Any] | None


class DossierActs(Struct, frozen=True):
    """The acts of a dossier at a version; expected: the one that it waits for, null where nothing waits on us."""

    version: int
    expected: ExpectedHere | None
    acts: tuple[ShownAct, ...]


class Asked(NamedTuple):
    """Who asks for the acts of which dossier, when, and in which language."""

    caller: Caller
    reference: str | None
    now: datetime
    translations: Translations


def read_acts(store: DossierStore, seller: Seller, asked: Asked) -> DossierActs:
    """Give every act. Raises Forbidden or NotFound."""
    staff_only(asked.caller)
    if asked.reference is None:
        raise NotFound
    reads = KnownStore(store)
    head = reads.load(asked.reference)
    if head is None:
        raise NotFound
    state, people = head
    day = paris_date(asked.now)
    reading: Any = reading_class(state)(asked.reference, state, people, asked.translations, seller, day, now=asked.now)
    desk = _Desk(reads, seller, asked, reading)
    acts = tuple(desk.shown(row) for row in DESK_ACTS.values() if _happens(state, row))
    return DossierActs(state.version, expected_here(reading, {one.act for one in acts if one.allowed}), acts)


def _happens(state: DossierBase, row: DeskAct) -> bool:
    """Say whether an act is one of the dossier's kind: what its command is about happens to such a dossier."""
    about = COMMAND_SPECS[row.command].about
    return not foreign(state, about)


class _Desk:
    """One reading of a dossier, on which all acts are decided."""

    def __init__(self, store: KnownStore, seller: Seller, asked: Asked, reading: Reading) -> None:
        self._store = store
        self._seller = seller
        self._asked = asked
        self._reading = reading
        self._given = Given(reading, asked.caller, self._history)

    def shown(self, row: DeskAct) -> ShownAct:
        """Give an act as it stands."""
        say, spec_permanent = self._reading.translations.gettext, _always_permanent(row)
        filled, led, reason = None, None, None
        try:
            filled = row.fill(self._given)
            led = self._decided(row, filled)
        except Forbidden:
            reason = say(BY_ROLE)
        except msgspec.ValidationError:
            reason = say(NOT_AS_IT_STANDS)
        except DomainError as error:
            reason = refusal(self._reading.translations, error)
        return ShownAct(
            act=row.act,
            command=tag_of(row),
            label=say(row.label),
            key=row.key,
            allowed=led is not None,
            reason=reason,
            about=row.about(self._reading),
            permanent=self._permanent(led) if led else spec_permanent,
            mails=self._mailed(led) if led else (),
            asks=tuple(filled.asks) if filled else (),
            defaults={"type": tag_of(row), **filled.body} if filled else None,
        )

    def _history(self) -> Sequence[Entry]:
        return self._store.history(self._reading.reference)

    def _decided(self, row: DeskAct, filled: Filled) -> InMemory:
        command = msgspec.convert({"type": tag_of(row), **filled.body, **filled.asks}, row.command)
        check_keys(command, self._seller)
        policies = self._seller.numbering, self._seller.offers
        request = CommandRequest(
            self._reading.reference, command, self._asked.caller, Request("", ""), *policies, spare=SPARE, news=self._seller.news
        )
        return in_memory(self._store, request, self._asked.now)

    def _permanent(self, led: InMemory) -> bool:
        prepared, decided = led.prepared, led.decided
        event = subject_event(prepared.command, [entry.event for entry in decided.entries])
        how = SPECS.of(event).strike
        return (how(event, (*self._history(), *decided.entries)) if callable(how) else how) in ("permanent", "began")

    def _mailed(self, led: InMemory) -> tuple[str, ...]:
        """Give the names of whom it mails, those that it brings in among them."""
        prepared, decided = led.prepared, led.decided
        people = prepared.context.people
        happened = Happened(decided.after, people, decided.entries, self._reading.today, decided.struck)
        names = (
            people.contacts[one].name if one in people.contacts else self._reading.contact(one) for one in recipients(happened)
        )
        return tuple(dict.fromkeys(names))


def tag_of(row: DeskAct) -> str:
    """Give the `type` of the body of an act."""
    return str(row.command.__struct_config__.tag)


def _always_permanent(row: DeskAct) -> bool:
    """Say whether no stroke undoes what the act is about, whatever it does."""
    return all(SPECS.rows[event].strike == "permanent" for event in COMMAND_SPECS[row.command].about)
