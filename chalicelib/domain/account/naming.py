"""The name of a customer: one for each account, changed by a command of its own and never by the way."""

import unicodedata
from datetime import date

from msgspec import Struct

from chalicelib.domain.account.people import People
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.values.fields import Phrase


class RenameAccount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type", tag="rename_account"):
    """Give the account another name; every dossier of it shows that name within minutes. Documents made before keep theirs."""

    name: Phrase


class Naming(Struct, frozen=True):
    """That staff gave the account a name: which, in place of which, who, and when (Paris)."""

    name: str
    before: str
    by: str
    on: date


def same_name(one: str, other: str) -> bool:
    """Say whether two spellings are one name.

    Case, spaces and the ways to write one letter do not count, letters and signs do.
    """
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def name_of(account: str, people: People | None, given: str) -> str:
    """Give the name of a new dossier's customer: the account's own where it has one, however that was spelled now.

    Raises NotAllowed for another name: the account may be mistyped, and its contacts would see a stranger's affairs.
    """
    if people is None:
        return given
    if not same_name(people.name, given):
        raise NotAllowed(
            "the account %(account)s is %(name)s: take another account, or rename this one", field="customer", account=account,
            name=people.name,
        )  # fmt: skip
    return people.name
