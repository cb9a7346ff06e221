"""Which addresses our server may call that somebody else typed in: those of the open internet, and none of its own network."""

import ipaddress
import re
import socket

LONGEST = 253  # characters of a name (RFC 1035)
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
# The last label is letters alone: so no number, however it is written, is taken for a name.
_PLAIN = re.compile(
    rf"https://(?P<host>(?:{_LABEL}\.)+[a-z]{{2,63}})(?::443)?(?:/[a-z0-9._~!$&()*+=:@/-]*)?", re.ASCII | re.IGNORECASE
)
# Names that mean the machine itself, or one beside it.
_INSIDE = {"localhost", "localdomain", "local", "internal", "arpa"}


class NotPublic(Exception):
    """An address is not of the open internet."""


def is_plain(address: str) -> bool:
    """Whether an address is https:// with a name in a domain, at the usual port, and a path of plain signs at most."""
    found = _PLAIN.fullmatch(address)
    if found is None or len(found["host"]) > LONGEST:
        return False
    return found["host"].lower().rpartition(".")[2] not in _INSIDE


def addresses_of(host: str) -> list[str]:
    """The addresses that a name leads to now; none, where it leads nowhere."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(row[4][0]) for row in found]


def raise_unless_public(host: str) -> None:
    """NotPublic where a name, or an address, leads to any that is not of the open internet. What leads nowhere passes."""
    if not all(is_public(address) for address in addresses_of(host)):
        raise NotPublic(host)


def is_public(address: str) -> bool:
    """Whether a number is of the open internet: not private, local, shared, reserved, for many at once, nor a tunnel to such."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (ip.is_site_local or ip.sixtofour or ip.teredo):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)
