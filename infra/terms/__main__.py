"""Make the PDF of the general terms anew: the same source gives the same bytes, whose SHA-256 an order keeps."""

from infra.terms.general_terms import PDF, general_terms

if __name__ == "__main__":
    PDF.write_bytes(general_terms())
