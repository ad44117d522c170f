"""Pictures that others made, made anew before anybody sees them."""

from chalicelib.adapters.pictures.remake import remade
from chalicelib.adapters.pictures.signature import media_of

__all__ = ["media_of", "remade"]
