"""Bugs of links that colleagues share, planted in the real code."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from chalicelib.application.writing import audience, prepare
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.sale import events, sharing_rules
from chalicelib.domain.sale.features import link, sharing
from chalicelib.domain.sale.model import SPECS

_GRANTED = link.LINK_GRANTED.apply
Bug = Callable[[], AbstractContextManager[Any]]


def removes_its_sharer() -> Any:
    """Whoever may act ends every link but their own."""
    return patch.object(sharing, "may_end", lambda held, other: other.contact != held.contact)


def opens_though_removed() -> Any:
    """Whether the link by which a customer acts is in force is not looked at."""

    def held(state: Any, asked: Any, day: Any) -> Any:
        link_asked = next((one for one in state.links if one.id == asked), None)
        if link_asked is None:
            raise NotAllowed("there is no such link")
        return link_asked

    stack = ExitStack()
    stack.enter_context(patch.object(sharing, "held_link", held))
    stack.enter_context(patch.object(prepare, "check_permitted", lambda *asked: None))
    return stack


def acts_though_removed() -> Any:
    """What is asked, or passed on, is done by whichever link asked for it."""
    return patch.object(prepare, "check_permitted", lambda *asked: None)


def scope_lost() -> Any:
    """A link for less is folded as one for everything."""

    def granted(state: Any, event: Any, entry: Any) -> Any:
        *before, new = _GRANTED(state, event, entry)["links"]
        return {"links": (*before, replace(new, scope="full"))}

    return patch.dict(SPECS.rows, {events.LinkGranted: link.LINK_GRANTED._replace(apply=granted)})


def sharer_lost() -> Any:
    """Who shared a link is forgotten: it counts as one of ours."""

    def granted(state: Any, event: Any, entry: Any) -> Any:
        *before, new = _GRANTED(state, event, entry)["links"]
        return {"links": (*before, replace(new, by=None))}

    return patch.dict(SPECS.rows, {events.LinkGranted: link.LINK_GRANTED._replace(apply=granted)})


SHARING: dict[str, Bug] = {
    "a shared link removes its sharer's": removes_its_sharer,
    "whom staff shut out is let in": lambda: patch.object(sharing_rules, "shut_out", lambda state, contact: False),
    "a removed link opens still": opens_though_removed,
    "a question comes by a removed link": acts_though_removed,
    "what a link is for is lost": scope_lost,
    "who shared a link is lost": sharer_lost,
    "who may act lets in for everything": lambda: patch.dict(
        sharing_rules.SHARES, {"act": frozenset({"read", "act", "invoices"})}
    ),
    "a replaced link opens still": lambda: patch.object(sharing, "without", lambda links, ended: links),
    "what a link is for says nothing of its mails": lambda: patch.object(audience, "hears", lambda *asked, **more: True),
    "who may act hears nothing": lambda: patch.object(audience, "hears", lambda scope, *asked, **more: scope == "full"),
}
"""Each by what is wrong; found where colleagues are let in."""
