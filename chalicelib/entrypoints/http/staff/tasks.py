"""Staff's routes to tasks: what was asked of them that belongs to no dossier yet."""

import re
from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint

from chalicelib.application.staff.task_desk import TaskQuery, read_task, task_page
from chalicelib.application.staff.task_invitation import tied_invitation
from chalicelib.application.staff.task_writing import TaskOrder, command_task
from chalicelib.application.staff.work import MOST, PAGE
from chalicelib.domain.task.task_commands import TaskCommand, TieTask
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen, limit, wrong
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.kernel.written import task_written
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

ASSIGNEE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}")
"""A colleague's key; `nobody` stands for none."""
NOBODY = "nobody"
staff_tasks = Blueprint(__name__)
routes = Routes(staff_tasks, AUTHORIZER)


@routes.get("/staff/tasks", ("assignee", "closed", "limit", "cursor"))
def tasks(call: Call, wired: "Wiring") -> Answer:
    """Give open tasks, what waits longest for an answer first; those of one colleague, of nobody, or closed ones if asked."""
    caller, assignee = wired.identify(call.claims), call.query("assignee")
    if assignee is not None and not ASSIGNEE.fullmatch(assignee):
        raise wrong(Wrong("assignee", "assignee must be a colleague's key", "send a key of seller.toml, or nobody"))
    query = TaskQuery(
        closed=chosen(call, "closed", Literal["true", "false"]) == "true",
        everybody=assignee is None,
        assignee=None if assignee == NOBODY else assignee,
        limit=limit(call, PAGE, MOST),
        cursor=call.query("cursor"),
    )
    return tagged(encode(task_page(wired.tasks, wired.lists, caller, query, wired.seller.news, wired.clock())))


@routes.get("/staff/tasks/{task}")
def task(call: Call, wired: "Wiring", task: str) -> Answer:
    """Give a task: what was asked, what was answered, who did what, and the call that lets the person into its dossier."""
    shown = read_task(wired.tasks, wired.identify(call.claims), task, wired.seller.news, wired.clock())
    return tagged(encode(shown), shown.version)


@routes.post("/staff/tasks/{task}/commands")
def command(call: Call, wired: "Wiring", task: str) -> Answer:
    """Give one of the commands on a task, told by its `type`; whoever ties it to a dossier reads how to invite the person."""
    caller = wired.identify(call.claims)
    content = content_of(call)
    request = write_request(call, task, content, must_match=False)
    asked: TaskCommand = convert(content, TaskCommand, wired.seller.languages)
    order = TaskOrder(task, asked, caller, request, frozenset(wired.seller.staff), wired.seller.tasks)
    outcome = command_task(wired.tasks, order, wired.clock(), wired.pause)
    tied = isinstance(asked, TieTask) and asked.dossier is not None
    return task_written(outcome, tied_invitation(wired.tasks, outcome.reference) if tied else None)
