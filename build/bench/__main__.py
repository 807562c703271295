"""``python build/make.py bench``: the table of what the ward waits for; 1 where something takes longer than it may."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench.timing import Figure, faults, table
from bench.ward import MANY, Ward, one_and_many


def main() -> int:
    """Measures both sites on copies of them and tells what is too slow."""
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # the offscreen screen has no window manager, and says so
    print(f"Making ready a site with one filled subject and one with {MANY}; the first time takes minutes.", flush=True)
    built = one_and_many()
    with tempfile.TemporaryDirectory(prefix="wardsource-measured-", ignore_cleanup_errors=True) as folder:
        one, many = (ward.copied(Path(folder, name)) for ward, name in zip(built, ("one", "many"), strict=True))
        print(f"{one.entries} entries, and {many.entries}; medians in ms, the floor in the same run", flush=True)
        alone, beside = _figures(one, many)
    print(table(alone, beside))
    slow = faults(alone, beside)
    print("\n".join(slow) if slow else "Nothing takes longer than it may.")
    return 1 if slow else 0


def _figures(one: Ward, many: Ward) -> tuple[list[Figure], list[Figure]]:
    from bench import start, window
    from desktop.app import make_application

    application = make_application(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    others = [f"S{number:02d}" for number in range(2, MANY)]
    alone = [start.figure(one), *window.figures(one, ["S01"])]
    return alone, [start.figure(many), *window.figures(many, others)]


if __name__ == "__main__":
    sys.exit(main())
