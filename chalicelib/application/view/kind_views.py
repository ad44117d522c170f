"""How each kind of dossier is shown, by its name."""

from collections.abc import Mapping
from typing import Any

from chalicelib.application.view.kind_view import KindView
from chalicelib.application.view.reading import AnyReading
from chalicelib.application.view.sale_view import SALE_VIEW
from chalicelib.application.view.service_view import SERVICE_VIEW
from chalicelib.domain.sale.base import DossierBase
from chalicelib.domain.sale.kinds import kind_of

VIEWS: Mapping[str, KindView[Any]] = {"sale": SALE_VIEW, "service": SERVICE_VIEW}


def view_of(reading: AnyReading) -> KindView[Any]:
    """Say how the dossier that is read is shown."""
    return VIEWS[kind_of(reading.state).name]


def reading_class(state: DossierBase) -> type[AnyReading]:
    """Give the class of the readings of a dossier's kind."""
    reading: type[AnyReading] = VIEWS[kind_of(state).name].reading
    return reading
