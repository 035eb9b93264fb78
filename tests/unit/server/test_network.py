"""`hipbook dashboard --lan`: which of this machine's addresses a phone is given, and what is said where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from socket import AF_INET, AF_INET6
from types import SimpleNamespace as Seen  # what psutil tells has no name of its own that every version knows

import psutil
import pytest

from hipbook.server import network
from hipbook.server.network import MEANS, NO_NETWORK, TUNNEL_ONLY, Way, code_of, note_on, said_of, ways
from hipbook.settings import PUBLIC

ADDRESS = "http://{}:8765/?token=key"
HOME, CABLE = ("wlan0", "192.168.1.20"), ("Ethernet 2", "10.0.0.5")
TUNNELS = [("tun0", "10.8.0.2"), ("wg0", "10.9.0.2"), ("utun4", "100.64.0.7"), ("tailscale0", "100.101.102.103"),
           ("ProtonVPN", "10.2.0.2"), ("NordLynx VPN", "10.5.0.2")]  # fmt: skip
UNSHARED = [("lo", "127.0.0.1"), ("docker0", "172.17.0.1"), ("br-2f6c", "172.18.0.1"), ("virbr0", "192.168.122.1"),
            ("vboxnet0", "192.168.56.1"), ("vEthernet (WSL)", "172.20.0.1"), ("Wi-Fi", "169.254.7.7")]  # fmt: skip
Networks = Callable[..., None]


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> Networks:
    """Put this machine on these networks; ``out`` is the one that leads further."""

    def put(*on: tuple[str, str], out: str = "", down: str = "") -> None:
        addresses: dict[str, list] = {}
        for name, address in on:
            addresses.setdefault(name, []).append(Seen(family=AF_INET, address=address))
            addresses[name].append(Seen(family=AF_INET6, address="fe80::1"))
        states = {name: Seen(isup=name != down) for name in addresses}
        monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses)
        monkeypatch.setattr(psutil, "net_if_stats", lambda: states)
        monkeypatch.setattr(network, "_on_the_way_out", lambda: out)

    return put


def codes(said: str) -> int:
    return len(re.findall("[█▀▄]", said))


def test_the_terminal_says_what_it_means_and_shows_the_code() -> None:
    said = said_of("lan", [Way("192.0.2.7", "wlan0")], ADDRESS)
    assert said.startswith(MEANS["lan"]) and "plain text" in said and "http://192.0.2.7:8765/?token=key" in said
    assert codes(said) > 300
    assert code_of("http://a/") != code_of("http://b/")


@pytest.mark.parametrize("on", [(), *[(one,) for one in UNSHARED], tuple(UNSHARED)])
def test_without_a_network_it_says_so_and_draws_no_code(networks: Networks, on: tuple) -> None:
    """Case 18: nothing points a phone to itself, nor to a network that this machine has only with itself."""
    networks(*on)
    said = said_of("lan", ways(), ADDRESS)
    assert ways() == () and said == NO_NETWORK and codes(said) == 0 and "http" not in said


def test_a_network_that_is_switched_off_is_none(networks: Networks) -> None:
    networks(HOME, down="wlan0")
    assert ways() == ()


@pytest.mark.parametrize("tunnel", TUNNELS)
def test_the_network_at_home_comes_before_the_vpn_that_leads_further(networks: Networks, tunnel: tuple) -> None:
    networks(*UNSHARED, tunnel, HOME, out=tunnel[1])
    assert [way.address for way in ways()] == [HOME[1], tunnel[1]] and note_on(ways()) == ""
    networks(tunnel, out=tunnel[1])
    said = said_of("lan", ways(), ADDRESS)
    assert TUNNEL_ONLY in said and tunnel[1] in said


def test_of_several_networks_the_one_that_leads_further_is_drawn_and_all_are_listed(networks: Networks) -> None:
    networks(HOME, CABLE, out=CABLE[1])
    drawn, others = said_of("lan", ways(), ADDRESS).split("If your phone does not find it")
    assert CABLE[1] in drawn and HOME[1] not in drawn and codes(drawn) > 300
    assert f"wlan0: {ADDRESS.format(HOME[1])}" in others and codes(others) == 0


def test_a_course_is_given_an_address_and_a_code_for_the_room(networks: Networks) -> None:
    """Who leads it has nothing else to show: the first line is an address of this machine alone."""
    networks(HOME, CABLE, out=HOME[1])
    said = said_of(PUBLIC, ways(), "http://{}:8765/")
    assert f"On the phones of people in the same room: http://{HOME[1]}:8765/\n" in said and codes(said)
    assert f"{CABLE[0]}: http://{CABLE[1]}:8765/" in said


def test_a_public_machine_without_such_a_network_is_told_of_none(networks: Networks) -> None:
    networks()
    assert said_of(PUBLIC, ways(), "http://{}:8765/") == MEANS[PUBLIC]
