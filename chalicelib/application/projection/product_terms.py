"""What a product is found by: its SKU, and the words of its name in each language."""

from chalicelib.domain.catalogue.product import Product
from chalicelib.domain.sale.search_terms import together, words

MOST_TERMS = 60
"""Terms of one product: each is a row, and all are written in one transaction."""


def product_terms(product: Product) -> frozenset[str]:
    """Give the terms of a product, each found by its beginning: the SKU's, then as many words as there is room for."""
    of_names = dict.fromkeys(word for name in product.name.values() for word in words(name))
    return frozenset((together(product.sku), *[*of_names][: MOST_TERMS - 1]))
