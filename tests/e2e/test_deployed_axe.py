"""The real dossier's page: no obstacle that axe finds, and nothing that the browser complains of (see `page`).

Each dossier is looked at once, where it is narrow: tests/browser looks at the same drawings in both languages and at all widths.
"""

import pytest

from tests.axe import NARROW, examine
from tests.e2e.conftest import Opened
from tests.e2e.product import OFFER, PAID, PARTIAL, Product

pytestmark = pytest.mark.looks


@pytest.mark.parametrize(("reference", "language"), [(PAID, "en"), (PARTIAL, "fr"), (OFFER, "en")])
def test_no_obstacle(product: Product, opened: Opened, reference: str, language: str) -> None:
    page = opened(product.mailed(reference), language)
    page.locator("#question summary").click()
    examine(page, NARROW)
