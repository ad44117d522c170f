"""What the one function that gives roles to users is asked for."""

from msgspec import Struct

from chalicelib.domain.values.fields import Id
from chalicelib.domain.values.roles import StaffRole


class RoleTask(Struct, frozen=True, forbid_unknown_fields=True):
    """Give a user this role alone; user: the name under which they sign in, which is the colleague's key."""

    user: Id
    role: StaffRole
