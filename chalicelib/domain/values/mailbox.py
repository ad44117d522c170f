"""One form for each mail address, however it is written: what bounced is compared with what was sent, and what is suppressed."""

from functools import lru_cache

_OTHERWISE = frozenset("ß\u1e9eς\u200c\u200d")
"""Letters that IDNA 2003, which Python has, and IDNA 2008 send to different domains."""


@lru_cache(4096)
def mailbox(address: str) -> str:
    """Give the address in small letters, its domain as the wire has it (IDNA, RFC 3490); a domain that has no such form stays."""
    small = address.casefold()
    return on_the_wire(small) or small


def on_the_wire(address: str) -> str | None:
    """Give the address as SES takes it, its domain in ASCII; None where it has no such form, or might be another's."""
    local, _, domain = address.rpartition("@")
    if _OTHERWISE & set(domain):
        return None
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return None


def other_spellings(address: str) -> tuple[str, ...]:
    """Give an address as it is written, as the wire has it, and with the letters that the wire's domain stands for."""
    local, _, domain = mailbox(address).rpartition("@")
    try:
        letters = domain.encode().decode("idna")
    except UnicodeError:
        letters = domain
    return (address, f"{local}@{domain}", f"{local}@{letters}")
