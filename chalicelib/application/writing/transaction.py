"""Last step of a command: one transaction, and what its refusal means."""

from chalicelib.application.ports.commit import AnyCommit, Conflict, NumberTaken
from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.errors import NotAllowed


def commit(store: DossierStore, wanted: AnyCommit) -> None:
    """Write it; a number given that belongs to another document is the domain's refusal, one of ours is decided again."""
    try:
        store.commit(wanted)
    except NumberTaken as error:
        if wanted.counted:
            raise Conflict from error
        raise NotAllowed("the number %(number)s is taken", field="number", number=error.number) from error
