"""Documents that others made, looked at before they are taken."""

from chalicelib.adapters.pdf.check import refusal

__all__ = ["refusal"]
