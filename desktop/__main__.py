"""`python -m desktop`: no argument opens the window; a sub-command is for IT and QA and needs no screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def _verify(arguments: Sequence[str]) -> int:
    from desktop.commands.verify import main as verify

    return verify(arguments)


def _check_site(arguments: Sequence[str]) -> int:
    from desktop.commands.check_site import main as check_site

    return check_site(arguments)


def _calc(arguments: Sequence[str]) -> int:
    from desktop.commands.calc import main as calc

    return calc(arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"verify": _verify, "check-site": _check_site, "calc": _calc}


def main(arguments: Sequence[str]) -> int:
    """Run a sub-command, or open the window on a site folder."""
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m desktop", epilog=f"commands: {', '.join(COMMANDS)}")
    parser.add_argument("--site", type=Path, help="site folder; without it the training site of this user")
    chosen = parser.parse_args(arguments)
    from desktop.app import run

    return run(chosen.site)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
