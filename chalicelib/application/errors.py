"""What the application refuses, beside what the domain does."""


class ApplicationError(Exception):
    """A request that cannot be carried out."""


class Unauthenticated(ApplicationError):
    """Nothing was shown that opens anything."""


class NotFound(ApplicationError):
    """There is no such dossier."""


class Forbidden(ApplicationError):
    """The caller's role does not allow the command."""


class Stale(ApplicationError):
    """The dossier is at another version than the caller saw."""

    def __init__(self, current: int | str) -> None:
        super().__init__(f"the dossier is at version {current}")
        self.current = current


class KeyReused(ApplicationError):
    """The idempotency key was used for another request."""


class Busy(ApplicationError):
    """Others kept committing first; nothing was written, the same request may be sent again."""
