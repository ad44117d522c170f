"""What a command on the list of colleagues amounts to."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from chalicelib.domain.colleague.colleague_commands import (
    AddColleague,
    ChangeColleague,
    ColleagueCommand,
    GiveRole,
    LetColleagueGo,
)
from chalicelib.domain.colleague.staff_list import MOST, Member, Members, StaffList, Stamp, present
from chalicelib.domain.errors import Invalid, NotAllowed
from chalicelib.domain.values.fields import Id
from chalicelib.domain.values.roles import StaffRole

NOBODY = "nobody"
"""What stands for no colleague where one is asked for."""


Roles = Mapping[Id, frozenset[StaffRole]]
"""Who signs in, by the names of users, and in which roles."""


def commanded(
    before: StaffList, start: Members, command: ColleagueCommand, stamp: Stamp, reserved: Collection[str] = ()
) -> StaffList:
    """Give the list after a command other than that which gives a role. Raises NotAllowed or Invalid.

    reserved: keys under which the house itself signs, which are no new colleague's.
    """
    members = before.members(start)
    if isinstance(command, AddColleague) and command.key not in members:
        if command.key in (NOBODY, *reserved):
            raise Invalid("%(key)s stands for no person: give another key", field="key", key=command.key)
        if len(members) >= MOST:
            raise NotAllowed("there were %(n)s colleagues already: take one of them back", n=MOST)
    member, after = members.get(command.key), _changed(members, command, stamp)
    return before.after(command.key, after, stamp, member.email if member and member.email != after.email else None)


def role_given(before: StaffList, start: Members, command: GiveRole, stamp: Stamp, roles: Roles) -> StaffList:
    """Give the list after a colleague was given a role. Raises NotAllowed or Invalid.

    roles: those of now, with what the list gave since.
    """
    member = _of_the_list(before.members(start), command.key)
    name = member.name
    if member.left:
        raise NotAllowed("%(name)s has left", name=name)
    if command.key == stamp.colleague:
        raise NotAllowed("nobody changes their own role: ask another manager")
    if command.key not in roles:
        raise NotAllowed("%(name)s has no sign-in yet: whoever administers the house makes it, with a role", name=name)
    if roles[command.key] == {command.role}:
        raise NotAllowed("nothing would change")
    others = (there for key, there in roles.items() if key != command.key)
    if command.role != "manager" and not any("manager" in there for there in others):
        raise NotAllowed("nobody else is a manager: give somebody that role first")
    return before.after(command.key, member, stamp, role=command.role)


def _of_the_list(members: Members, key: Id) -> Member:
    member = members.get(key)
    if member is None:
        raise Invalid("%(key)s is no colleague: give one of %(keys)s", field="key", key=key, keys=", ".join(members))
    return member


def _changed(members: Members, command: ColleagueCommand, stamp: Stamp) -> Member:
    if isinstance(command, AddColleague):
        return _added(members, command)
    member = _of_the_list(members, command.key)
    if isinstance(command, ChangeColleague):
        given = {field: value for field in ("name", "email", "language") if (value := getattr(command, field))}
        changed = replace(member, **given)
        if changed == member:
            raise NotAllowed("nothing would change")
        return changed
    if isinstance(command, LetColleagueGo):
        return _let_go(members, command.key, member, stamp)
    if member.left is None:
        raise NotAllowed("%(name)s is there", name=member.name)
    return replace(member, left=None)


def _added(members: Members, command: AddColleague) -> Member:
    former = members.get(command.key)
    if former and former.left:
        raise NotAllowed("%(name)s left under this key: take them back (take_colleague_back)", field="key", name=former.name)
    if former:
        raise NotAllowed("%(name)s has this key", field="key", name=former.name)
    return Member(command.name, command.email, command.language)


def _let_go(members: Members, key: str, member: Member, stamp: Stamp) -> Member:
    if member.left:
        raise NotAllowed("%(name)s has left", name=member.name)
    if key == stamp.colleague:
        raise NotAllowed("nobody lets themselves go: ask another manager")
    if set(present(members)) == {key}:
        raise NotAllowed("nobody else is there: somebody has to answer for dossiers")
    return replace(member, left=stamp.at)
