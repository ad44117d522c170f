"""What a manager asks for of the list of colleagues: the commands, told by their `type`."""

from msgspec import Struct

from chalicelib.domain.values.fields import Email, Id, Phrase
from chalicelib.domain.values.language import Language
from chalicelib.domain.values.roles import StaffRole


class _Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A command on the list of colleagues."""


class AddColleague(_Command, frozen=True, kw_only=True, tag="add_colleague"):
    """Add a colleague; key: what dossiers name as owner or deputy, and the name of the user who signs in."""

    key: Id
    name: Phrase
    email: Email
    language: Language


class ChangeColleague(_Command, frozen=True, kw_only=True, tag="change_colleague"):
    """Change where a colleague is mailed, in which language, or what they are called; what is left out stays."""

    key: Id
    name: Phrase | None = None
    email: Email | None = None
    language: Language | None = None


class LetColleagueGo(_Command, frozen=True, kw_only=True, tag="let_colleague_go"):
    """Say that a colleague left: nothing is mailed to them any more, and no dossier or task is given to them."""

    key: Id


class TakeColleagueBack(_Command, frozen=True, kw_only=True, tag="take_colleague_back"):
    """Say that a colleague who left is there again."""

    key: Id


class GiveRole(_Command, frozen=True, kw_only=True, tag="give_role"):
    """Give a colleague who signs in another role; it takes the place of the one they have."""

    key: Id
    role: StaffRole


ColleagueCommand = AddColleague | ChangeColleague | LetColleagueGo | TakeColleagueBack | GiveRole
