"""A link is made anew where its mail arrives, since its reader would have none otherwise."""

from chalicelib.application.ports.dossiers import DossierStore
from chalicelib.domain.account.people import People
from chalicelib.domain.errors import NotAllowed


def check_reachable(store: DossierStore, people: People, contact: str) -> None:
    """Raise NotAllowed where the contact's address is closed to our mails, be it for what happened in another dossier."""
    account = store.account(people.account)
    person = (account.people if account else people).contacts.get(contact) or people.contacts.get(contact)
    if person is None or store.suppressed(person.email):
        raise NotAllowed("our mails do not reach your address, and the new link would go there: call us")
