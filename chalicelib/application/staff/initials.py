"""The initials of a name."""


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()] or [name]
    first, *others = words
    return f"{first[0]}{others[-1][0] if others else ''}".upper()
