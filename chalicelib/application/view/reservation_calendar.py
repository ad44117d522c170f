"""The end of a reservation as an entry of a calendar (RFC 5545), which readers put into their own."""

from datetime import UTC, datetime

from chalicelib.application.view.reading import Reading
from chalicelib.domain.sale.offers import Reservation

WIDTH = 73
"""Bytes of a line before it is folded: 75 with its end (RFC 5545, 3.1)."""


def reservation_calendar(reading: Reading, reservation: Reservation) -> str:
    """Give the calendar: the same for the same reservation, so that a reader who takes it again has one entry."""
    w, until = reading.translations, _utc(reservation.until)
    places = {"reference": reading.reference, "seller": reading.seller.name}
    summary = w.gettext("Reservation ends: quote %(reference)s, %(seller)s") % places
    text = w.gettext("Without an order of yours they are for sale again then.")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(reading.seller.name)}//EN",
        "BEGIN:VEVENT",
        f"UID:{reading.reference}.reservation@{reading.seller.contact.email.partition('@')[2]}",
        f"DTSTAMP:{_utc(reading.state.committed or reservation.until)}",
        f"DTSTART:{until}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(text)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(summary)}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Give a text with what has a meaning of its own escaped (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        value = value.replace(mark, f"\\{mark}")
    return " ".join(value.split())


def _folded(line: str) -> str:
    """Give a line in pieces of so many bytes at most, no character cut."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > WIDTH:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join((*pieces, piece))
