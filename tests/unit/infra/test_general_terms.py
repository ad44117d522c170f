"""The general terms that orders accept are what their source says: whoever changes one makes the other anew."""

from hashlib import sha256

from chalicelib.adapters.seller import TERMS, seller
from infra.terms.general_terms import PDF, general_terms


def test_the_pdf_whose_sha_256_an_order_keeps_is_made_of_its_source() -> None:
    offers = seller().offers
    assert offers.terms is not None
    assert TERMS / offers.terms == PDF
    made = general_terms()
    assert sha256(made).hexdigest() == offers.terms_sha256, "make terms"
    assert b"pdfuaid" in made and b"pdfaid" in made
