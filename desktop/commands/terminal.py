"""Words on a terminal that may know few characters: a name or a sentence it cannot show never ends in a traceback."""

from __future__ import annotations

import sys
from typing import TextIO


def say(words: str, stream: TextIO | None = None) -> None:
    """One line; a character that the stream's encoding lacks is written as its code."""
    out = stream or sys.stdout
    encoding = out.encoding or "utf-8"
    print(words.encode(encoding, "backslashreplace").decode(encoding), file=out)
