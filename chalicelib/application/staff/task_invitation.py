"""The call that lets the address of a task into the dossier that the task is tied to."""

from datetime import date
from typing import Protocol

from msgspec import Struct

from chalicelib.application.ports.commit import Loaded
from chalicelib.application.ports.task_store import TASK, TaskStore
from chalicelib.domain.account.people import Contact
from chalicelib.domain.sale.bodies import NewContact
from chalicelib.domain.sale.facts.link import InviteContact
from chalicelib.domain.task.task import Task
from chalicelib.domain.values.mailbox import mailbox


class Dossiers(Protocol):
    """Where dossiers are."""

    def load(self, reference: str) -> Loaded | None:
        """Give the head, strongly consistent, or None."""


class Tied(Dossiers, TaskStore, Protocol):
    """Where tasks are, too."""


class Invitation(Struct, frozen=True):
    """A call, and the body that it takes: a contact whom the dossier knows, for what they had, or a new one, who may read."""

    call: str
    body: InviteContact


def invitation(dossiers: Dossiers, task: Task) -> Invitation | None:
    """Give it; None where the task is tied to no dossier, or its address was taken out."""
    loaded = dossiers.load(task.dossier) if task.dossier and task.address else None
    if loaded is None or task.address is None:
        return None
    contact = _contact_of(loaded, task.address)
    if contact:
        body = InviteContact(contact=contact.id, scope=loaded.state.scope_of(contact.id))
    else:
        name = task.name or task.address
        body = InviteContact(new=NewContact(name=name, email=task.address, language=task.newest.language), scope="read")
    return Invitation(f"POST /staff/dossiers/{task.dossier}/commands", body)


def tied_invitation(tasks: Tied, task_id: str) -> Invitation | None:
    """Give it of a task that was just tied."""
    history = tasks.head(TASK, task_id)
    return invitation(tasks, history.task) if history else None


def promised_link_lacks(dossiers: Dossiers, task: Task, day: date) -> bool:
    """Say whether the task's last answer says that a link follows, and the address has none in force in its dossier."""
    if not (task.answers and task.answers[-1].link_follows and task.dossier and task.address):
        return False
    loaded = dossiers.load(task.dossier)
    contact = _contact_of(loaded, task.address) if loaded else None
    return loaded is None or not any(contact and link.contact == contact.id and link.in_force(day) for link in loaded.state.links)


def _contact_of(loaded: Loaded, address: str) -> Contact | None:
    return next((one for one in loaded.people.contacts.values() if mailbox(one.email) == mailbox(address)), None)
