"""``python -m immunoref`` and the ``immunoref`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; a plain lookup and a completion are answered without loading its parser."""
    from immunoref.cli import completion, direct  # noqa: PLC0415 - errors while importing it are still inside main

    code = direct.run(sys.argv[1:])
    if code is None:
        code = completion.run(sys.argv[1:])
    if code is None:
        from immunoref.cli import app  # noqa: PLC0415 - Typer takes longer to import than most answers

        code = app.run(sys.argv[1:])
    sys.exit(code)


if __name__ == "__main__":
    main()
