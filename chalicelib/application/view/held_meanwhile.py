"""What becomes of reserved pieces while an order waits for us: the page and the mails say it alike."""

from chalicelib.application.view.reading import Reading


def held_meanwhile(reading: Reading) -> tuple[str, ...]:
    """Say that they stay held until we answer; nothing where none are reserved, or no order waits."""
    if reading.state.requested is None or reading.reservation is None:
        return ()
    return (reading.translations.gettext("What you reserved stays held for you until we answer."),)
