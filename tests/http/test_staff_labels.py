"""Labels of instruments: printed by managers, once each; what one holds is signed and says nothing of whose it is."""

from chalicelib.application.ports.links import LinkKind
from tests.fakes.drawer import FakeDrawer
from tests.http.api import Api, InProcess
from tests.http.desk import Desk, headers
from tests.http.kinds import IN_PROCESS
from tests.http.test_staff_instruments import account, enter

pytestmark = IN_PROCESS


def test_a_label_is_printed_once_and_says_the_model_and_no_serial_number(desk: Desk, api: Api, drawer: FakeDrawer) -> None:
    account(desk)
    number = enter(desk).json["instrument"]
    sent = headers()
    first = desk.post("/staff/label-sheets", {"instruments": [number], "size": "small", "first": 65}, sent)
    assert first.status == 201, first.body
    (labelled,) = first.json["labels"]
    again = desk.post("/staff/label-sheets", {"instruments": [number.lower(), number]})
    assert again.json["labels"] == [labelled] and labelled["instrument"] == number
    assert isinstance(api, InProcess)
    (text,) = drawer.printed[-1].labels
    key = api.signer.read(text.address.partition("#")[2])
    assert (key.kind, key.subject, key.link) == (LinkKind.LABEL, "40-0300", labelled["label"])
    assert desk.post("/staff/label-sheets", {"instruments": [number], "size": "large", "first": 9}).status == 422
    assert desk.post("/staff/label-sheets", {"instruments": ["45HR99Z99Z"]}).status == 404
    assert Desk(api, "accountant").post("/staff/label-sheets", {"instruments": [number]}).status == 403
    history = desk.get(f"/staff/instruments/{number}").json["history"]
    assert [one["what"]["type"] for one in history] == ["entered", "label"]
