"""A colleague's role is given at the desk: to another, never the last manager's; tokens of before are taken no more."""

from datetime import UTC, datetime, timedelta

from chalicelib.application.staff.role_task import RoleTask
from chalicelib.effects.staff import role_given
from tests.http.api import Api, InProcess
from tests.http.conftest import Counting, Time
from tests.http.desk import Desk
from tests.http.kinds import IN_PROCESS


def give(desk: Desk, key: str, role: str) -> int:
    """Ask for another role of a colleague, and give the status of the answer."""
    return desk.post("/staff/colleagues", {"type": "give_role", "key": key, "role": role}).status


def roles(desk: Desk, key: str) -> list[str]:
    """In which roles a colleague signs in."""
    (shown,) = (one["roles"] for one in desk.get("/staff/colleagues").json["colleagues"] if one["key"] == key)
    return list(shown)


@IN_PROCESS
def test_a_role_is_given_to_another_colleague_and_stands_in_the_history(api: Api, desk: Desk, store: Counting) -> None:
    assert isinstance(api, InProcess)
    desk.token = api.sign_in("manager", username="vasseur")
    assert (roles(desk, "perrin"), roles(desk, "moulin")) == (["accountant"], [])
    assert give(desk, "vasseur", "accountant") == 409, "nobody changes their own"
    assert give(desk, "moulin", "manager") == 409, "who has no sign-in has no role"
    assert give(desk, "perrin", "accountant") == 409, "nothing would change"
    assert give(desk, "nobody-at-all", "manager") == 422
    assert give(Desk(api, "accountant"), "perrin", "manager") == 403
    assert give(desk, "perrin", "manager") == 201
    assert roles(desk, "perrin") == ["manager"], "the list says it before the users' groups do"
    newest = desk.get("/staff/colleagues").json["history"][-1]
    assert (newest["key"], newest["role"], newest["colleague"]) == ("perrin", "manager", "vasseur")
    given: list[RoleTask] = []
    (effect,) = [one for one in store.todos if one.kind == "role_given"]
    role_given.give(store, given.append, effect)
    assert given == [RoleTask("perrin", "manager")]
    assert give(desk, "perrin", "accountant") == 201
    given.clear()
    role_given.give(store, given.append, effect)
    assert given == [], "what was given since is given by its own effect"


@IN_PROCESS
def test_the_last_manager_stays_one(api: Api, desk: Desk) -> None:
    assert isinstance(api, InProcess)
    desk.token = api.sign_in("manager", username="nobodys-user")
    assert give(desk, "vasseur", "accountant") == 409


@IN_PROCESS
def test_a_token_of_before_is_taken_no_more_and_the_next_one_says_the_role(api: Api, desk: Desk, time: Time) -> None:
    assert isinstance(api, InProcess)
    made = str(int(time().timestamp()) - 60)
    desk.token = api.sign_in("manager", username="vasseur", iat=made)
    hers = Desk(api)
    hers.token = api.sign_in("accountant", username="perrin", iat=made)
    assert hers.get("/staff/me").status == 200
    assert give(desk, "perrin", "manager") == 201
    assert hers.get("/staff/me").status == 401, "it says the role of before"
    hers.token = api.sign_in("manager", username="perrin", iat=str(int(time().timestamp()) + 1))
    assert hers.get("/staff/me").json["roles"] == ["manager"]
    assert give(hers, "vasseur", "accountant") == 201
    assert give(desk, "perrin", "accountant") in (401, 403), "of two who take the other's role at once, one is the first"
    written = datetime.fromtimestamp(int(made), UTC).strftime("%a %b %d %H:%M:%S UTC %Y")
    hers.token = api.sign_in("manager", username="vasseur", iat=written)
    assert hers.get("/staff/me").status == 401, "as API Gateway writes it"
    later = datetime.fromtimestamp(int(made), UTC) + timedelta(days=1)
    hers.token = api.sign_in("manager", username="vasseur", iat=later.strftime("%a %b %d %H:%M:%S UTC %Y"))
    assert hers.get("/staff/me").status == 200, "whoever administers the house may give another since"
