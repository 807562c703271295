"""An event loop without a socket, for pyHanko's coroutines, which never wait for anything outside the program."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

Result = TypeVar("Result")


class _NothingOutside:
    """Stands where a loop has its selector: there is no channel to wait for."""

    def select(self, timeout: float | None) -> Sequence[object]:
        """Nothing ever arrives; raises RuntimeError where the loop would wait for ever."""
        if timeout is None:
            raise RuntimeError("signing and verifying must not wait for anything outside the program")
        return ()


class QuietLoop(asyncio.BaseEventLoop):
    """Runs what is ready. asyncio's own loops open a pair of sockets, on Windows even a network one."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _NothingOutside()

    def _process_events(self, event_list: Sequence[object]) -> None:
        """There are none."""


def completed(work: Coroutine[Any, Any, Result]) -> Result:
    """The result of the coroutine."""
    loop = QuietLoop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()
