"""Documents that staff put in the place of ours: how large one may be, and why one is refused."""

from typing import Literal

LARGEST = 10 * 2**20
"""Bytes."""
Refusal = Literal[
    "other_content",
    "too_large",
    "not_a_pdf",
    "no_page",
    "encrypted",
    "script",
    "action",
    "attachment",
    "media",
    "too_complex",
]
"""Why an upload is refused.

other_content: its bytes have not the SHA-256 that was announced. script: JavaScript or an XFA form. action: something that
starts by itself, or leads out of the document other than by a web address. attachment: a file inside that is not the XML of a
Factur-X invoice. media: sound, film, 3D. too_complex: a document that unpacks to more than one to read.
"""
