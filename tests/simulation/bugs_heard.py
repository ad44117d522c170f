"""Bugs planted in who hears of what by mail."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from chalicelib.application.writing import audience, fan_out
from chalicelib.application.writing.effects_due import mails_due
from chalicelib.domain.sale import commands as c
from chalicelib.domain.sale.base import DossierBase
from chalicelib.effects.mails import entry_content as happened


def contact_alone(state: DossierBase, *_: object) -> Iterator[str]:
    """Others with a link are forgotten."""
    yield state.contact


def mail_an_entry(reference: str, happened: audience.Happened) -> Any:
    """Each entry of a commit is mailed by itself."""
    return tuple(mail for entry in happened.entries for mail in mails_due(reference, happened._replace(entries=(entry,))))


HEARD: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "readers forgotten": lambda: patch.object(audience, "readers_of", contact_alone),
    "mailed though declined": lambda: patch.object(c.Command, "tells", property(lambda self: self.recorded is None)),
    "mailed though carried over": lambda: patch.object(c.Command, "tells", property(lambda self: self.mails)),
    "correction to who never heard": lambda: patch.object(happened, "_was_mailed", lambda *arguments: True),
    "two mails a person": lambda: patch.object(fan_out, "mails_due", mail_an_entry),
}
"""Each by what is wrong."""
