"""``python -m immunoref`` and the ``immunoref`` command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line; a plain lookup and a completion are answered without loading its parser."""
    gc.disable()  # a lookup is over before its garbage is worth a search
    from immunoref.cli import direct  # noqa: PLC0415 - errors while importing it are still inside main

    arguments = sys.argv[1:]
    code = direct.run(arguments)
    if code is None and arguments[:1] == ["__complete"]:
        from immunoref.cli import completion  # noqa: PLC0415 - only the shells ask for it

        code = completion.run(arguments)
    if code is None:
        gc.enable()
        from immunoref.cli import app  # noqa: PLC0415 - Typer takes longer to import than most answers

        code = app.run(arguments)
    sys.exit(code)


if __name__ == "__main__":
    main()
