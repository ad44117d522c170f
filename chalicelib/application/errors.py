"""What the application refuses, beside what the domain does."""

from typing import Literal

from chalicelib.domain.errors import DomainError

Written = Literal["dossier", "account", "product", "stock", "task", "staff", "payment", "instrument"]
"""What a write is of, where it says which version its sender saw."""


class ApplicationError(Exception):
    """A request that cannot be carried out."""


class Unauthenticated(ApplicationError):
    """Nothing was shown that opens anything."""


class NotFound(ApplicationError):
    """There is nothing of that name for the caller."""


class Forbidden(ApplicationError):
    """The caller's role does not allow the command."""


class LinkForbids(Forbidden):
    """The caller's link does not permit it; `why` says what it permits, and who can."""

    def __init__(self, why: DomainError) -> None:
        super().__init__(str(why))
        self.why = why


class Stale(ApplicationError):
    """What is written to is at another version than the caller saw."""

    def __init__(self, current: int | str, of: Written) -> None:
        super().__init__(f"the {of} is at version {current}")
        self.current = current
        self.of = of


class KeyReused(ApplicationError):
    """The idempotency key was used for another request."""


class Busy(ApplicationError):
    """Others kept committing first; nothing was written, the same request may be sent again."""


class Unavailable(ApplicationError):
    """What is needed does not answer; whether anything was written is not known."""
