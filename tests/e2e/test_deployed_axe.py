"""The real dossier's page: no obstacle that axe finds, and nothing that the browser complains of (see `page`)."""

import pytest

from tests.axe import ENDS, examine
from tests.e2e.conftest import Opened
from tests.e2e.product import OFFER, PAID, PARTIAL, Product


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("reference", [PAID, PARTIAL, OFFER])
def test_no_obstacle(product: Product, opened: Opened, reference: str, language: str) -> None:
    page = opened(product.mailed(reference), language)
    page.locator("#question summary").click()
    examine(page, ENDS)
