"""Beyond this machine: who can reach the page, by which address, and what that means."""

from __future__ import annotations

from io import BytesIO, StringIO
from socket import AF_INET, SOCK_DGRAM, socket

import segno

from ..settings import LAN, PUBLIC

EVERYWHERE = "0.0.0.0"
NOBODY = ("192.0.2.1", 9)
"""An address kept for examples: asking for the way there sends nothing."""

MEANS = {
    LAN: """hipbook is open to your local network.
Whoever is on it and has the address below can open your log; the network carries your answers as plain text.
Use it at home, on a network you trust. Ctrl-C ends it.""",
    PUBLIC: """hipbook is open to whoever can reach this machine, without a key.
Each visitor's log is kept in memory and is gone when they close the page; their browser keeps a copy.
Put a proxy with https before it: without https answers travel as plain text, and a phone's screen cannot be kept on.""",
}


def network_address() -> str:
    """This machine's address on its network; 127.0.0.1 where there is none."""
    with socket(AF_INET, SOCK_DGRAM) as probe:
        try:
            probe.connect(NOBODY)
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def code_of(address: str) -> str:
    """The address as a square code, an SVG of a fixed size on white.

    >>> code_of("http://192.0.2.7:8765/")[:4]
    '<svg'
    """
    written = BytesIO()
    segno.make(address, error="m").save(written, kind="svg", scale=6, light="white", xmldecl=False, svgns=True)
    return written.getvalue().decode()


def said_of(reach: str, address: str) -> str:
    """What the terminal says: what it means, and for a phone the address and its code."""
    if reach == PUBLIC:
        return MEANS[reach]
    code = StringIO()
    segno.make(address, error="l").terminal(code, compact=True)
    return f"{MEANS[reach]}\n\nOn your phone: {address}\n\n{code.getvalue()}"
