"""Resolves the names in BARAZA_HOSTS (name=address,name=address) for this Python alone."""
import os
import socket

_addresses = dict(pair.split("=") for pair in os.environ.get("BARAZA_HOSTS", "").split(",") if pair)
_resolve = socket.getaddrinfo


def _getaddrinfo(host, *arguments, **options):
    name = host.decode() if isinstance(host, bytes) else host
    return _resolve(_addresses.get(name, host), *arguments, **options)


if _addresses:
    socket.getaddrinfo = _getaddrinfo
