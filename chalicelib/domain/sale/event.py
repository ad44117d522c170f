"""The shape that all events of a dossier share."""

from msgspec import Struct


class EventBase(Struct, frozen=True, omit_defaults=True, tag_field="type"):
    """Makes an event immutable and told apart by `type`."""
