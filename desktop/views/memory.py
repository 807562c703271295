"""What the collector of unused objects walks over: not the records of a whole site, each time a page is opened."""

from __future__ import annotations

import gc


def keep() -> None:
    """What is known by now stays until somebody leaves: nothing of it is looked at again (a pause of a tenth of a second otherwise)."""
    gc.collect()
    gc.freeze()


def let_go() -> None:
    """All of it may be collected."""
    gc.unfreeze()
