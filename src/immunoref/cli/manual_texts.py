"""What the manual page says beyond the help texts."""

from typing import Final

SUMMARY: Final = "a cited, offline reference of cancer immune modulators and immunotherapies"

PROMISE: Final = """\
It informs and never advises: no doses to take, no recommendation for a person, whose own treatment is for
the care team to explain. Every fact carries its source. What no source says is called unknown, which is not
the same as none."""

SHARED: Final = "These stand before or after the subcommand; what stands after it wins."

EXITS: Final = """\
A name that finds nothing, or several records, is no failure of the program: the answer says what to
type next. Scripts may rely on these codes."""

# What is read of the environment, and what it does.
ENVIRONMENT: Final = {
    "IMMUNOREF_DATA": "A folder of YAML files that answers instead of the data that came with the program.",
    "NO_COLOR": "Where it is set and not empty, no escape codes are written.",
    "TERM": "Where it is dumb, nothing is coloured and nothing is paged.",
    "COLUMNS, LINES": "The size of the terminal, where it is to be another than the real one.",
    "PAGER": "What shows an answer longer than the terminal: less, unless it is set. Empty or cat: nothing.",
    "LESS, LV": "The pager's own; FRX and -c unless they are set.",
    "XDG_CACHE_HOME": "Where caches are kept, on systems that follow the XDG base directories.",
}

FILES: Final = {
    "immunoref.db": "The compiled knowledge base, beside the program's modules; it is only read.",
    "index-*.db, stamp-*": """\
In the folder immunoref of the user's cache: other data folders, compiled when they were first asked.
They may be removed at any time.""",
}

SEE_ALSO: Final = "man(1), less(1)"
MORE: Final = """\
The help of each subcommand: the subcommand with --help. The JSON of each answer: the subcommand schema."""
