"""What hipbook for many people costs: change what is assumed, then run ``python docs/hub/cost.py``. docs/hub.md shows its table.

What is measured stands in GB and in seconds of a core; how it was measured is told in docs/hub.md.
"""

from __future__ import annotations

from math import ceil

# Assumed, for you to change. Money is in your own currency.
PRICE_CORE_HOUR = 0.04  # of a rented machine
PRICE_GB_HOUR = 0.005  # of its memory
PRICE_GB_MONTH = 0.10  # of a disk for homes
AT_ONCE = {
    20: 20,
    200: 20,
    10_000: 1_000,
}  # people, and how many have a page open in the busiest minutes: a course all, else a tenth
VISITS_A_MONTH = 16  # of each person: four days a week
VISIT_MIN = 20
HEADROOM = 4  # times the cores that the work of the busiest minutes takes on average

# Settled elsewhere: by hipbook's server, and by values.yaml beside this file.
PAGES_A_SERVER = 40
IDLE_MIN = 60
HOME_GB = 1
PERSON_GUARANTEE_GB, PERSON_GUARANTEE_CORES = 0.256, 0.05  # a server with its page takes 0.208 GB

# Measured.
SERVER_GB, PAGE_GB = 0.364, 0.035
VISIT_S = 1.1
HUB_GB = 0.183
PERSON_VISIT_S = 4.0
MONTH_H = 730


def cores(at_once: int, visit_s: float) -> int:
    """For so many visits in the time that one takes: whole cores."""
    return ceil(HEADROOM * at_once * visit_s / (VISIT_MIN * 60))


def public(people: int) -> tuple[int, int, float, float]:
    """Servers, cores, memory in GB and money a month: machines that run day and night."""
    at_once = AT_ONCE[people]
    servers = ceil(at_once / PAGES_A_SERVER)
    needed = max(servers, cores(at_once, VISIT_S))  # a server uses one core at least
    memory = servers * SERVER_GB + at_once * PAGE_GB
    return servers, needed, memory, MONTH_H * (needed * PRICE_CORE_HOUR + memory * PRICE_GB_HOUR)


def hub(people: int) -> tuple[int, int, float, float]:
    """Servers, cores, memory in GB and money a month: the hub runs on, a person's server while it is used and an hour longer."""
    at_once = AT_ONCE[people]
    servers = min(people, ceil(at_once * (VISIT_MIN + IDLE_MIN) / VISIT_MIN))
    needed = max(1, cores(at_once, PERSON_VISIT_S), ceil(servers * PERSON_GUARANTEE_CORES))
    memory = HUB_GB + servers * PERSON_GUARANTEE_GB
    hours = people * VISITS_A_MONTH * (VISIT_MIN + IDLE_MIN) / 60
    a_person = PERSON_GUARANTEE_CORES * PRICE_CORE_HOUR + PERSON_GUARANTEE_GB * PRICE_GB_HOUR
    own = MONTH_H * (PRICE_CORE_HOUR + HUB_GB * PRICE_GB_HOUR)
    return servers, needed, memory, own + hours * a_person + people * HOME_GB * PRICE_GB_MONTH


def table() -> str:
    """Both ways, for each number of people."""
    lines = [
        "| people | with a page at once | way | servers | cores | memory | money a month | a person |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for people, at_once in AT_ONCE.items():
        for way, count in (("`--public`", public), ("JupyterHub", hub)):
            servers, needed, memory, money = count(people)
            lines.append(
                f"| {people:,} | {at_once:,} | {way} | {servers:,} | {needed} | {memory:,.1f} GB | {money:,.0f} | {money / people:.2f} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
