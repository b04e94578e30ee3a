"""``python -m immunoref`` and the ``immunoref`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; every error of ours becomes a message and an exit code."""
    from immunoref.cli import app  # noqa: PLC0415 - errors while importing it are still inside main

    sys.exit(app.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
