"""What mails say of each kind of dossier, by its name."""

from collections.abc import Mapping
from typing import Any

from chalicelib.application.view.reading import AnyReading
from chalicelib.domain.sale.kinds import kind_of
from chalicelib.effects.mails.kind_mail import KindMail
from chalicelib.effects.mails.sale_mail import SALE_MAIL
from chalicelib.effects.mails.service_mail import SERVICE_MAIL

MAILS: Mapping[str, KindMail[Any]] = {"sale": SALE_MAIL, "service": SERVICE_MAIL}


def mail_of(reading: AnyReading) -> KindMail[Any]:
    """Give what mails say of the kind of the dossier that is read."""
    return MAILS[kind_of(reading.state).name]
