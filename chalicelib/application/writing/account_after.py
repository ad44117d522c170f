"""What a command leaves of the account that it is about."""

from msgspec.structs import replace

from chalicelib.application.ports.commit import Account
from chalicelib.application.writing.prepare import Prepared


def account_after(prepared: Prepared) -> Account | None:
    """Give the account with the contacts that the dossier has by now, where the command's row writes it."""
    account = prepared.account
    if account is None or prepared.spec.people.account(prepared.command) != "written":
        return None
    return account._replace(people=replace(account.people, contacts=prepared.context.people.contacts, addresses={}))
