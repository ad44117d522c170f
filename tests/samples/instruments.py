"""Instruments as tests write them down."""

import secrets
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from chalicelib.application.caller import Caller, Request
from chalicelib.application.instrument.instrument_writing import InstrumentOrder, write_instrument
from chalicelib.application.ports.commit import ACCOUNT, Account, Commit, Record
from chalicelib.application.ports.instrument_store import InstrumentStore
from chalicelib.domain.account.people import Contact, People
from chalicelib.domain.instrument.instrument_commands import EnterInstrument, InstrumentCommand
from chalicelib.domain.instrument.support_policy import ContractLevel, SupportPolicy
from chalicelib.domain.values.actor import Actor

NOW = datetime(2026, 8, 6, 7, 14, tzinfo=UTC)
TODAY = date(2026, 8, 6)
MANAGER = Caller("staff:m1", "sub-manager", frozenset({"manager"}), Actor("manager", "vasseur"), "staff")
POLICY = SupportPolicy(
    warranty_months=24, contracts={"complete": ContractLevel({"fr": "Sérénité", "en": "Complete"}, {"fr": "Tout.", "en": "All."})}
)
GL300 = {"fr": "Granulomètre laser GL-300", "en": "GL-300 laser particle sizer"}


def customer(store: InstrumentStore, account: str, now: datetime = NOW) -> None:
    """Have an account, if there is none."""
    if store.account(account) is None:
        jean = Contact("jean", "Jean Bon", "jean.bon@bigcorp.example", "fr")
        head = Account(People(account=account, name=account.title(), contacts={"jean": jean}, addresses={}), 0)
        record = Record("test", uuid4().hex, "", 201, account, 1)
        store.commit(Commit(stream=ACCOUNT, reference=account, expected=0, head=head, record=record, at=now))


def write(store: InstrumentStore, instrument: str, command: EnterInstrument | InstrumentCommand, now: datetime = NOW) -> str:
    """Have a manager give a command; gives the instrument's number."""
    order = InstrumentOrder(instrument, command, MANAGER, Request(uuid4().hex, "print"), POLICY, secrets.choice)
    return write_instrument(store, order, now, lambda tries: None).reference


def entered_for(
    store: InstrumentStore, now: datetime = NOW, account: str = "bigcorp", serial: str = "", **more: Any
) -> str:  # fmt: skip
    """Write an instrument of an account down, the account too where there is none; gives its number."""
    customer(store, account, now)
    given = {"model": "40-0300", "name": GL300, "serial": serial or uuid4().hex[:8], "account": account, **more}
    return write(store, "", EnterInstrument(**given), now)
