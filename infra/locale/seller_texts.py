"""Hold the seller's file to the languages that it lists. The site's build asks: no function pays for it when it starts."""

from msgspec import ValidationError

from chalicelib.application.seller import Seller
from chalicelib.domain.values.field_checks import marked
from chalicelib.domain.values.language import SPOKEN


def check_seller_texts(seller: Seller) -> None:
    """Refuse a text that is not in each of the languages, and a colleague of another one. Raises msgspec.ValidationError."""
    signatures = ((f"signatures.{key}", "text", text) for key, text in seller.signatures.items())
    staff = ((f"staff.{key}.language", "language", each.language) for key, each in seller.staff.items())
    for field, kind, value in (*marked(seller, SPOKEN), *signatures, *staff):
        wrong = value not in seller.languages if kind == "language" else set(value) != set(seller.languages)
        if field != "languages" and wrong:
            raise ValidationError(f"seller.toml: {field} is not in the languages {', '.join(seller.languages)}")
