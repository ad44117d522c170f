"""Tokens spelled as ours are: the page's script takes no other."""

from chalicelib.adapters.links.tokens import check_of

TOKEN = "AT0kenThatIsLongerThanAReference_0123456789"
"""With the reference behind it, what the token of every sample says."""
GIVEN = "AN3wLinkThatWasAskedForOnThePage"
"""The same of the link that a contact is given in a dossier."""
SIGNATURE = "ASignatureOfThirtyTwoBytes-43-letters-long_"


def token_of(reference: str, name: str = TOKEN) -> str:
    """The token of a reference."""
    signed = f"{name}{reference}.{SIGNATURE}"
    return signed + check_of(signed)


CONTACT_TOKEN = token_of("", "AC0ntactToken")
"""Opens the list of all affairs."""
