"""Every act of staff on a dossier that is there: one for each of their commands."""

from collections.abc import Mapping

from chalicelib.application.staff.desk import (
    case_acts_of_staff,
    goods_acts,
    money_acts,
    offer_acts_of_staff,
    payment_acts_of_staff,
    people_acts,
    talk_acts,
)
from chalicelib.application.staff.desk.desk_act import DeskAct

DESK_ACTS: Mapping[str, DeskAct] = {
    row.act: row
    for module in (talk_acts, offer_acts_of_staff, goods_acts, money_acts, payment_acts_of_staff, people_acts, case_acts_of_staff)
    for row in module.ACTS
}
"""By the word in the desk's addresses."""
