"""One function an event, each typed by its own; what a union of events lacks is a type error where the table is declared."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, get_args

from chalicelib.domain.sale.entry import Entry
from chalicelib.domain.sale.event import EventBase

R = TypeVar("R")
T = TypeVar("T")
E = TypeVar("E", bound=EventBase)
F = TypeVar("F", bound=EventBase)
E_contra = TypeVar("E_contra", bound=EventBase, contravariant=True)
Function = Callable[[R, E, Entry], T]
"""Takes the reading, the event and its entry."""


class ByEvent(Generic[R, E_contra, T]):
    """Functions by the event that they answer for, joined by `|`; the type says for which."""

    def __init__(self, functions: Mapping[type, Function[R, E_contra, T]]) -> None:
        self.functions: Mapping[type, Function[R, Any, T]] = functions

    def __or__(self, other: "ByEvent[R, F, T]") -> "ByEvent[R, E_contra | F, T]":
        joined: ByEvent[R, Any, T] = ByEvent({**self.functions, **other.functions})
        return joined

    def __call__(self, reading: R, event: E_contra, entry: Entry) -> T:
        """Give what the function of the event gives. Raises KeyError for an event that has none."""
        return self.functions[type(event)](reading, event, entry)


def of(events: Any, function: Function[R, E, T]) -> ByEvent[R, E, T]:
    """Give the function, for an event or for each of a union."""
    return ByEvent(dict.fromkeys(get_args(events) or (events,), function))
