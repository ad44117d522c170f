"""Staff's routes for the desk's page of a dossier: what its customer reads, what can be done with it, and what that would do.

What answers them is imported when it is asked for: every lookup of a customer starts with this module.
"""

from typing import TYPE_CHECKING, Annotated

from chalice.app import Blueprint
from msgspec import Meta, Struct

from chalicelib.application.errors import NotFound
from chalicelib.application.ports.translations import SOURCE
from chalicelib.domain.sale.command import Command
from chalicelib.domain.sale.command_registry import bodies
from chalicelib.domain.sale.commands import CreateDossier
from chalicelib.domain.values.calendar import paris_date
from chalicelib.domain.values.reference import normalise
from chalicelib.entrypoints.http.kernel.answer import Answer, encode, tagged
from chalicelib.entrypoints.http.kernel.body import content_of, convert
from chalicelib.entrypoints.http.kernel.call import Call
from chalicelib.entrypoints.http.kernel.parameters import at, before, day, quantity
from chalicelib.entrypoints.http.kernel.routing import Routes
from chalicelib.entrypoints.http.staff.dossiers import AUTHORIZER

if TYPE_CHECKING:
    from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
    from chalicelib.bootstrap.http import Wiring

    OneCommand = Command
else:
    OneCommand = bodies("manager", "accountant")
MOST_COMMANDS = 4

staff_desk = Blueprint(__name__)
routes = Routes(staff_desk, AUTHORIZER)


class Together(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="together"):
    """Commands that follow one upon the other, such as a delivery note and its parcel."""

    commands: Annotated[tuple[OneCommand, ...], Meta(min_length=1, max_length=MOST_COMMANDS)]


@routes.get("/staff/dossiers/{reference}/customer-document", ("contact", "at"))
def customer_document(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give what a contact reads of the dossier, word for word, and nothing that could be pressed; `?contact=` by id.

    `?at=`: as it stood after that entry.
    """
    from chalicelib.application.staff.desk.customer_reading import AskedReading, read_as_customer

    caller, spelled, contact = wired.identify(call.claims), normalise(reference), call.query("contact")
    asked = AskedReading(caller, spelled, wired.clock(), contact, call.lang, at(call))
    version, document = read_as_customer(wired.store, wired.seller, asked, wired.translations_for)
    return tagged(encode(document), version)


@routes.get("/staff/dossiers/{reference}/acts")
def acts(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give every act with whether it is allowed now, why not, whom it mails, and the body that it is filled in with."""
    from chalicelib.application.staff.desk.read_acts import Asked, read_acts

    asked = Asked(wired.identify(call.claims), normalise(reference), wired.clock(), wired.translations_for(call.lang or SOURCE))
    answer = read_acts(wired.store, wired.seller, asked)
    return tagged(encode(answer), answer.version)


@routes.get("/staff/dossiers/{reference}/history", ("before", "at"))
def staff_history(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give the newest entries in words, or those below `?before=`, internal ones too; of those up to the entry `?at=`."""
    from chalicelib.application.staff.dossier import StaffReading
    from chalicelib.application.staff.staff_history import AskedHistory, read_history

    reading = StaffReading(wired.identify(call.claims), normalise(reference), wired.clock())
    asked = AskedHistory(reading, wired.translations_for(call.lang or SOURCE), before(call), at(call))
    version, history = read_history(wired.store, wired.seller, asked)
    return tagged(encode(history), version)


@routes.post("/staff/dossiers/{reference}/rehearsal")
def rehearsal(call: Call, wired: "Wiring", reference: str) -> Answer:
    """Give what a command, or several, would do: what the customer reads after it, and the mails. Nothing is written."""
    from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal

    caller = wired.identify(call.claims)
    asked: Command | Together = convert(content_of(call), OneCommand | Together, wired.seller.languages, untyped=Together)
    spelled = normalise(reference)
    if spelled is None:
        raise NotFound
    commands = asked.commands if isinstance(asked, Together) else (asked,)
    return _rehearsed(call, wired, StaffRehearsal(spelled, commands, caller, wired.clock()))


@routes.post("/staff/rehearsals")
def rehearsals(call: Call, wired: "Wiring") -> Answer:
    """Give what creating a dossier would do: its totals, what is there of each line, and the mail. Nothing is written."""
    from chalicelib.application.staff.desk.rehearsed_commands import StaffRehearsal
    from chalicelib.application.writing.preview import NEW

    caller = wired.identify(call.claims)
    asked: Command = convert(content_of(call), bodies("opening"), wired.seller.languages, untyped=CreateDossier)
    return _rehearsed(call, wired, StaffRehearsal(NEW, (asked,), caller, wired.clock()))


def _rehearsed(call: Call, wired: "Wiring", wanted: "StaffRehearsal") -> Answer:
    from chalicelib.application.staff.desk.rehearse import Means, rehearse

    translations = wired.translations_for(call.lang or SOURCE)
    means = Means(wired.store, wired.seller, wired.translations_for, wired.draft_mails, translations, call.lang)
    return Answer(200, encode(rehearse(means, wanted)))


@routes.get("/staff/products/{sku}/for", ("account", "quantity", "on"))
def product_for_customer(call: Call, wired: "Wiring", sku: str) -> Answer:
    """Give what a product is for a customer: its price, what is there of it, and when so many pieces could leave."""
    from chalicelib.application.staff.desk.product_offer import ProductQuestion, product_for

    today = paris_date(wired.clock())
    asked = ProductQuestion(
        wired.identify(call.claims), sku, call.query("account"), quantity(call), day(call, "on") or today, today
    )
    return tagged(encode(product_for(wired.store, asked)))
