"""Staff's route that opens many dossiers from one CSV file."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.application.importing.faults import Bad
from chalicelib.application.ports.translations import SOURCE, Translations, mark
from chalicelib.application.writing.named_by_seller import check_keys
from chalicelib.entrypoints.http.kernel.answer import Answer, encode
from chalicelib.entrypoints.http.kernel.body import csv_of
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import chosen
from chalicelib.entrypoints.http.kernel.preconditions import write_request
from chalicelib.entrypoints.http.kernel.problem import Problem, Wrong
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.bootstrap.http import Wiring

staff_imports = Blueprint(__name__)
routes = Routes(staff_imports, AUTHORIZER)
NOTHING = mark("Nothing was written: rows of the file are wrong.")


class ImportAnswer(Struct, frozen=True):
    """What a file opens, or would open: its dossiers, and in a dry run each bad row."""

    dry_run: bool
    dossiers: tuple[str, ...]
    bad: tuple[Bad, ...]


@routes.post("/staff/imports", query=("dry_run",))
def imports(call: Call, wired: "Wiring") -> Answer:
    """Open all dossiers of a CSV file or, where a row is wrong, none; `?dry_run=true` only tells what would be."""
    from chalicelib.application.importing import carry_out

    caller, dry_run = wired.identify(call.claims), chosen(call, "dry_run", Literal["true", "false"]) == "true"
    text = csv_of(call)
    request = write_request(call, "", text.encode(), must_match=False)
    check, translations = partial(check_keys, seller=wired.seller), wired.translations_for(call.lang or SOURCE)
    asked = carry_out.Import(text, caller, request, wired.clock(), wired.pause, check, wired.seller.languages, translations)
    done = carry_out.import_dossiers(wired.store, asked, dry_run=dry_run)
    if done.bad and not dry_run:
        raise Problem(
            422, "invalid-body", NOTHING, tuple(Wrong(named_row(each, translations), each.detail, each.fix) for each in done.bad)
        )
    return Answer(200, encode(ImportAnswer(dry_run, done.references, done.bad)))


def named_row(bad: Bad, translations: Translations) -> str:
    """Say where in the file it is wrong."""
    row = translations.gettext("row %(row)s") % {"row": bad.row}
    return f"{row}, {bad.column}" if bad.column else row
