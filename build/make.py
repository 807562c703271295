"""The one front door: ``python3 build/make.py setup | run | demo | test | bench | check | translate``.

This file must stay readable for every Python 3 a ward PC may have, so that it can say in one sentence which one is needed.
"""

import platform
import sys

SUPPORTED = ((3, 11), (3, 12), (3, 13))


def main() -> int:
    """Hands over to the commands, or says why this Python cannot run them (exit code 2)."""
    if platform.python_implementation() != "CPython" or sys.version_info[:2] not in SUPPORTED:
        here = platform.python_implementation() + " " + platform.python_version()
        print("WardSource needs CPython 3.11, 3.12 or 3.13; this is " + here + ".", file=sys.stderr)
        return 2
    from front_door.commands import obey  # an older Python could not read it

    return obey(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
