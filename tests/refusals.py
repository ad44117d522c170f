"""Whether something passes, asked so that a test can say that it does."""

from collections.abc import Callable

from chalicelib.domain.errors import DomainError


def refusal(call: Callable[[], object]) -> DomainError | None:
    """Give what the domain refuses a call with; None where it goes through."""
    try:
        call()
    except DomainError as error:
        return error
    return None
