"""One form for each mail address, however it is written: what bounced is compared with what was sent, and what is suppressed."""


def mailbox(address: str) -> str:
    """The address in small letters, its domain as the wire has it (IDNA, RFC 3490); a domain that has no such form stays."""
    local, _, domain = address.casefold().rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return f"{local}@{domain}"
