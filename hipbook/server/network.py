"""Beyond this machine: who can reach the page, by which addresses, and what that means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from ipaddress import ip_address
from re import compile as pattern
from socket import AF_INET, SOCK_DGRAM, socket

import psutil
import segno

from ..settings import LAN, PUBLIC

EVERYWHERE = "0.0.0.0"
NOBODY = ("192.0.2.1", 9)
"""An address kept for examples: asking for the way there sends nothing."""
TUNNEL = pattern(r"(?i)(tun|tap|wg|ppp|utun|ipsec|zt|tailscale|.*(vpn|wireguard|proton|mullvad|warp))")
"""What a VPN calls its own network: what a phone at home cannot reach, unless it is in the same VPN."""
INSIDE = pattern(r"(?i)(docker|br-|veth|virbr|vmnet|vboxnet|lxc|podman|cni|vethernet|.*(hyper-v|virtualbox|vmware))")
"""A network of this machine with itself: no phone is on it."""

MEANS = {
    LAN: """hipbook is open to your local network.
Whoever is on it and has the address below can open your log; the network carries your answers as plain text.
Use it at home, on a network you trust. Ctrl-C ends it.""",
    PUBLIC: """hipbook is open to whoever can reach this machine, without a key.
Each visitor's log is kept in memory and is gone when they close the page; their browser keeps a copy, for as long as it likes.
Put a proxy with https before it: without https answers travel as plain text, and a phone's screen cannot be kept on.""",
}
NO_NETWORK = (
    "This computer is on no network that a phone could share, so there is no address for your phone yet. "
    "Connect both to the same network, by Wi-Fi or cable. Then reload this page, or start hipbook again."
)
TUNNEL_ONLY = (
    "The only network found is that of a VPN. A phone reaches it only if it is in the same VPN. "
    "If it is not, switch the VPN off here. Then reload this page, or start hipbook again."
)


@dataclass(frozen=True)
class Way:
    """An IPv4 address of this machine, and the ``network`` it is on, as the machine calls it."""

    address: str
    network: str

    @property
    def is_tunnel(self) -> bool:
        return bool(TUNNEL.match(self.network))


def ways() -> tuple[Way, ...]:
    """The addresses by which a phone may find this machine, the likeliest first; none where there is no network."""
    ordinary = _on_the_way_out()
    return tuple(sorted(_ways(), key=lambda way: (way.is_tunnel, way.address != ordinary)))


def _ways() -> Iterator[Way]:
    states = psutil.net_if_stats()
    for network, addresses in psutil.net_if_addrs().items():
        if network in states and states[network].isup and not INSIDE.match(network):
            yield from (Way(one.address, network) for one in addresses if _is_shared(one.family, one.address))


def _is_shared(family: int, address: str) -> bool:
    """Not this machine's own, nor one that it gave itself because nobody answered."""
    if family != AF_INET:
        return False
    read = ip_address(address)
    return not (read.is_loopback or read.is_link_local or read.is_unspecified)


def _on_the_way_out() -> str:
    """The address that this machine would use to go further; empty where there is no way."""
    with socket(AF_INET, SOCK_DGRAM) as probe:
        try:
            probe.connect(NOBODY)
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def code_of(address: str) -> str:
    """The address as a square code, an SVG of a fixed size on white.

    >>> code_of("http://192.0.2.7:8765/")[:4]
    '<svg'
    """
    written = BytesIO()
    segno.make(address, error="m").save(written, kind="svg", scale=6, light="white", xmldecl=False, svgns=True)
    return written.getvalue().decode()


def note_on(reachable: Sequence[Way]) -> str:
    """What is odd about the networks that were found; empty where nothing is."""
    if not reachable:
        return NO_NETWORK
    return TUNNEL_ONLY if reachable[0].is_tunnel else ""


def said_of(reach: str, reachable: Sequence[Way], address: str = "http://{}/") -> str:
    """What the terminal says: what it means, and for a phone the addresses, with a code of the likeliest.

    ``address`` is the page's, with a place for this machine's.
    """
    parts = [MEANS[reach]] if reachable or reach == PUBLIC else []
    if reach != PUBLIC and (note := note_on(reachable)):  # who reaches a public machine need not share its network
        parts.append(note)
    if reachable:
        likeliest, *others = reachable
        code = StringIO()
        segno.make(address.format(likeliest.address), error="l").terminal(code, compact=True)
        whose = "On the phones of people in the same room" if reach == PUBLIC else "On your phone"
        parts += [f"{whose}: {address.format(likeliest.address)}", code.getvalue()]
        if others:
            parts.append(f"If {'a' if reach == PUBLIC else 'your'} phone does not find it, this computer is also on:")
            parts += [f"  {way.network}: {address.format(way.address)}" for way in others]
    return "\n\n".join(parts)
