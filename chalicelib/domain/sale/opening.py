"""A dossier begins: its people, and its first events."""

from datetime import date

from chalicelib.domain.account.people import People
from chalicelib.domain.sale.command_spec import Events
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.sale.decide import decide_with_people
from chalicelib.domain.sale.dossier import Dossier


def open_dossier(command: CreateDossier, people: People, day: date) -> tuple[People, Events]:
    """The people and the first events of a new dossier; the first contact is the one it is for. Raises Invalid.

    `people` are those known of the account already. A dossier recorded without mails gives no link: a contact is invited later.
    """
    return decide_with_people(Dossier(), people, command, day)
