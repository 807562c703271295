"""Keeps None, True, False and NotImplemented alive under PySide6 6.12 on CPython 3.11."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep_singletons() -> None:
    """Give the four singletons more references than the program can lose.

    PySide6 6.12 returns them as if they were immortal, which they are from CPython 3.12 on. On 3.11 every call that
    returns one of them drops a reference that nobody held, and after some six thousand calls the interpreter aborts
    (`none_dealloc: deallocating None`). The reference count is the first field of an object.
    """
    if sys.version_info < (3, 12):
        for one in (None, True, False, NotImplemented):
            ctypes.c_ssize_t.from_address(id(one)).value = _PLENTY
