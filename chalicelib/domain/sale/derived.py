"""Values that follow from some fields of a state: found once for all that ask, and kept over a change of other fields."""

from collections.abc import Callable, Mapping, Set
from functools import cache, wraps
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")


class Derived(Generic[T]):
    """One value, kept beside the fields of the state that it is of: that state never changes."""

    def __init__(self, find: Callable[[Any], T], fields: frozenset[str]) -> None:
        self.fields = fields
        self.__doc__ = find.__doc__
        self._find = find
        self._name = find.__name__

    @overload
    def __get__(self, state: None, kind: type) -> "Derived[T]": ...

    @overload
    def __get__(self, state: object, kind: type) -> T: ...

    def __get__(self, state: object | None, kind: type) -> "Derived[T] | T":
        if state is None:
            return self
        value = self._find(state)
        vars(state)[self._name] = value
        return value


def derived_from(*fields: str) -> Callable[[Callable[[Any], T]], Derived[T]]:
    """Make a method a value that is found once; the fields are all that it reads, by itself or by other such values."""
    return lambda find: Derived(find, frozenset(fields))


OUTSIDE: dict[str, frozenset[str]] = {}
"""The fields of what functions find of a state, by the name of the function."""


def found_once(*fields: str) -> Callable[[Callable[[S], T]], Callable[[S], T]]:
    """Make a function of a state one that looks once, like a derived value of a class that must not know it."""

    def decorate(find: Callable[[S], T]) -> Callable[[S], T]:
        name = find.__name__
        OUTSIDE[name] = frozenset(fields)

        @wraps(find)
        def cached(state: S) -> T:
            kept = vars(state)
            if name not in kept:
                kept[name] = find(state)
            value: T = kept[name]
            return value

        return cached

    return decorate


def keep_derived(before: object, after: S, changed: Set[str]) -> S:
    """Give the state after a change of these fields, with what was found of the state before and follows from none of them."""
    kind: Any = type(after)
    values, fields = vars(before), fields_of(kind)
    if values:
        kept = vars(after)
        for name, value in values.items():
            if (fields.get(name) or OUTSIDE[name]).isdisjoint(changed):
                kept[name] = value
    return after


@cache
def fields_of(kind: type) -> Mapping[str, frozenset[str]]:
    """Give the fields that each derived value of a class of states follows from."""
    return {name: one.fields for base in reversed(kind.__mro__) for name, one in vars(base).items() if isinstance(one, Derived)}
