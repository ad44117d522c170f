"""The one function that gives roles to users of the pool, called by the workers that do effects."""

import os
from typing import Any

from chalice.app import Blueprint
from msgspec import convert

from chalicelib.entrypoints.workers.logged_faults import without_words

user_roles = Blueprint(__name__)


@user_roles.lambda_function(name="roles")
def give_role(event: dict[str, Any], context: object) -> None:
    """Give a user a role; takes a `RoleTask` as JSON. Environment: USER_POOL_ID."""
    from chalicelib.adapters import user_pool
    from chalicelib.application.staff.role_task import RoleTask

    with without_words():
        task = convert(event, RoleTask)
        user_pool.give_role(user_pool.connect(), os.environ["USER_POOL_ID"], task.user, task.role)
