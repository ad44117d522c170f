"""What mails say of one kind of dossier, beside what happened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from chalicelib.application.view.by_event import Function
from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale.document_kinds import DocumentKind
from chalicelib.domain.sale.events import Mail
from chalicelib.domain.sale.lines import Scope
from chalicelib.effects.mails.content import MailContent

R = TypeVar("R", bound=AnyReading)
Quoted = Callable[[DocumentKind], str | None]
"""What staff wrote with the newest document of a kind, as far as customers read it."""


class LinkMail(NamedTuple):
    """What the mail with the link is by now, and what it says."""

    kind: Mail
    content: MailContent


@dataclass(frozen=True, kw_only=True)
class KindMail(Generic[R]):
    """The row of a kind.

    link: the mail with the link, of the kind that was asked for. follow: what the button is called that opens the dossier.
    moved: what goes to another delivery address. way: how who gets no link comes to the documents.
    personal: what whoever has a link of a scope can do.
    on_page: where a document is, by its name and day.
    contents, holds: what is mailed of an event that happens to this kind alone, and what holds once that is struck.
    """

    link: Callable[[R, Contact, Mail, Quoted], LinkMail]
    follow: Callable[[R], str]
    moved: Callable[[R], str]
    way: Callable[[R], str]
    personal: Callable[[R, Scope], str]
    on_page: Callable[[R], str]
    contents: Mapping[type, Function[R, Any, MailContent | None]]
    holds: Mapping[type, Function[R, Any, tuple[str, ...]]]
