"""What a browser calls a file that it is given."""

import unicodedata
from urllib.parse import quote


def attachment(name: str) -> str:
    """Give a Content-Disposition that saves under this name (RFC 6266).

    Beyond ASCII the name is written twice: encoded as RFC 8187 has it, and before it without accents for who cannot read that.
    """
    printable = "".join(letter for letter in name if letter.isprintable() and letter not in '"\\/')
    plain = unicodedata.normalize("NFKD", printable).encode("ascii", "ignore").decode()
    encoded = "" if plain == printable else f"; filename*=UTF-8''{quote(printable, safe='')}"
    return f'attachment; filename="{plain}"{encoded}'
