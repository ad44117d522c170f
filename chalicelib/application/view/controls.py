"""Controls of the panel that open an act."""

from chalicelib.application.view.shapes.offer_acts import OfferAct, ShownPress


def control(act: OfferAct, text: str, note: str | None = None) -> ShownPress:
    """Give one with no more than a note below it."""
    return ShownPress(act, text, note, None, None)
