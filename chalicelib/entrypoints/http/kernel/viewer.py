"""Where a request comes from, as whoever counts requests of one network needs it."""

from hmac import compare_digest
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from chalicelib.entrypoints.http.kernel.call import Call

VIEWER, SECRET = "x-viewer", "x-origin-secret"
"""The headers that the edge sets: who asks, and the secret that vouches for it."""
SITE_BITS = 64
"""One household or company has at least so much of IPv6, and may choose among all addresses in it."""


def network_of(call: Call) -> str:
    """Give the viewer's network: an IPv4 address, or of IPv6 the /64 around it.

    The edge is believed where it knows the secret. Whoever asks the gateway itself counts as where it saw them come from.
    Raises what the store of secrets raises when it cannot be read: to count all viewers of the edge as one would lock them out.
    """
    viewer = call.header(VIEWER) if _vouched(call) else None
    return (viewer and network(viewer)) or network(call.source) or call.source


def network(address: str) -> str | None:
    """Give the network of an address, or None for what is no address."""
    try:
        parsed: IPv4Address | IPv6Address = ip_address(address.strip())
    except ValueError:
        return None
    if isinstance(parsed, IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((int(parsed), SITE_BITS), strict=False))


def _vouched(call: Call) -> bool:
    given = (call.header(SECRET) or "").encode()
    return bool(given) and any(compare_digest(given, secret.encode()) for secret in call.origin_secrets())
