"""How much memory a page may take where others share the machine: what takes more is ended, and told why.

A kernel is looked at from outside, each second: whatever the limit stops in the middle of an answer would leave a page
that looks sound and is not. What grows quicker than that the system refuses (``hard_limit_mb``); docs/decisions says more.
"""

from __future__ import annotations

from typing import Any

import psutil

from .lines import Line
from .visits import Limits

MB = 2**20
TOO_MUCH = 4507
"""The close code by which the page knows; page-guard.js has the same. HTTP's 507 is "insufficient storage"."""
SCARCE_MB, MUCH_MB = 400, 300
"""Where the machine has less left than the first, no further page is made, and the largest kernel of more than the second
is ended. A page has 125 at rest, most of it shared, and 225 with a log of ten years."""
STACKS_MB = 300
"""What a kernel has reserved and never uses, stacks of its threads for the most part."""


def hard_limit_mb(limits: Limits | None) -> int | None:
    """Beyond what a kernel is ended for; None where there is no limit."""
    return limits.memory_mb + STACKS_MB if limits else None


class Memory:
    """The memory of all kernels: each may have ``most_mb``, and less where the machine has hardly any left."""

    def __init__(self, kernels: Any, most_mb: int):
        self._kernels, self._most = kernels, most_mb * MB

    def is_scarce(self) -> bool:
        """Whether the machine has too little left for one page more."""
        return psutil.virtual_memory().available < SCARCE_MB * MB

    async def end_greedy(self) -> None:
        """End the kernels that have more than they may, and tell their pages."""
        for kernel in self._greedy():
            Line.close_all(kernel, TOO_MUCH)
            await self._kernels.shutdown_kernel(kernel, now=True)

    def _greedy(self) -> list[str]:
        taken = {kernel: self._taken(kernel) for kernel in self._kernels.list_kernel_ids()}
        greedy = [kernel for kernel, bytes_ in taken.items() if bytes_ > self._most]
        if taken and not greedy and self.is_scarce():
            largest = max(taken, key=taken.__getitem__)
            return [largest] if taken[largest] > MUCH_MB * MB else []
        return greedy

    def _taken(self, kernel: str) -> int:
        """Bytes; none where it has only just begun, or has ended."""
        provisioner = self._kernels.get_kernel(kernel).provisioner
        if not (provisioner and provisioner.pid):
            return 0
        try:
            return int(psutil.Process(provisioner.pid).memory_info().rss)
        except psutil.Error:
            return 0
