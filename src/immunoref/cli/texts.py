"""What the help says. Every example works when pasted; tests run them."""

from typing import Final

EXITS: Final = {
    0: "found",
    1: "not found",
    2: "wrong usage",
    3: "several candidates",
    4: "the knowledge base cannot be used",
    5: "the answer cannot be written",
}

PROGRAM: Final = """\
A cited, offline reference of cancer immune modulators and immunotherapies.

Ask what a medicine is, what is used for a cancer, or which side effects are known. Names may be brands,
abbreviations, codes or misspelt; names of several words need no quotes.

It is reference information, never advice."""

_EXITS: Final = ", ".join(f"{code} {meaning}" for code, meaning in EXITS.items())
PROGRAM_EPILOG: Final = f"""\
\b
Examples:
  immunoref drug il-2
  immunoref cancer melanoma
  immunoref side-effects bcg
  immunoref drug keytruda --json

Exit codes: {_EXITS}."""

DRUG: Final = """\
Tell what a therapy is, what it is used for, its side effects and warnings.

NAME is a medicine, cell therapy, vaccine or cytokine, or a group of them. A name that fits several gives
their list, and a misspelt one is answered only where no other comes near."""

DRUG_EPILOG: Final = """\
\b
Examples:
  immunoref drug il-2
  immunoref drug keytroda
  immunoref drug interferon alfa
  immunoref drug checkpoint inhibitors --json"""

CANCER: Final = """\
Tell which therapies are, were, or are not used for a cancer.

NAME is a cancer, a precancer, or another condition that a therapy here is used for. Uses stated for a
narrower or a broader cancer, or for any tumor with a marker, are included and marked."""

CANCER_EPILOG: Final = """\
\b
Examples:
  immunoref cancer melanoma
  immunoref cancer kidney cancer
  immunoref cancer NSCLC --json"""

SIDE_EFFECTS: Final = """\
Tell the side effects and warnings of a therapy or a group of therapies.

The serious ones come first, and those that a whole group shares are shown as the group's."""

SIDE_EFFECTS_EPILOG: Final = """\
\b
Examples:
  immunoref side-effects bcg
  immunoref side-effects checkpoint inhibitors
  immunoref side-effects interferon alfa --format plain"""

RESOLVE: Final = """\
Resolve many names: one from each argument, or one a line from standard input.

Writes a line for each, in order, of JSON or for a spreadsheet: the match, or the error with its
suggestions. The exit code is 0 when all lines were read, whatever came of each name."""

RESOLVE_EPILOG: Final = """\
\b
Examples:
  immunoref resolve drug keytroda il-12 "interferon beta"
  immunoref resolve cancer < cancers.txt > resolved.jsonl
  immunoref resolve side-effect < symptoms.txt -o resolved.csv"""

EXAMPLE: Final = {
    "drug": "immunoref drug il-2",
    "cancer": "immunoref cancer melanoma",
    "side-effects": "immunoref side-effects bcg",
}

LIST: Final = """\
List what is here: drugs, classes, cancers, side-effects, terms or sources.

Drugs and classes can be narrowed; filters combine, and all of them must hold."""

LIST_EPILOG: Final = """\
\b
Examples:
  immunoref list drugs
  immunoref list drugs --class "checkpoint inhibitors" --status accelerated
  immunoref list drugs --cancer melanoma --boxed yes
  immunoref list classes"""

SOURCES: Final = """\
List each source with its publisher, date and licence, how many facts rest on it, and how old it is."""

STALE: Final = """\
List the records that nobody has reviewed for too long.

The exit code is 1 when there are any, so that a schedule can watch it."""

STALE_EPILOG: Final = """\
\b
Example:
  immunoref stale --max-age 365"""

VALIDATE: Final = """\
Check a data folder: every record, reference, name, date and citation.

All problems are reported at once, each as file:line: record: what is wrong; what to do. With --evidence the
cited sections must exist in the stored texts and mention what they are cited for; citations of sources whose
text is not at hand are listed as unchecked, never as checked. The exit code is 4 when there are problems."""

VALIDATE_EPILOG: Final = """\
\b
Examples:
  immunoref validate
  immunoref --data my-data validate"""

SCHEMA: Final = """\
Print the JSON Schema of what --json writes: of one question, or of all.

QUESTION is a subcommand that takes --json, or resolve, whose schema is that of one line. An answer and a
refusal are both described."""

SCHEMA_EPILOG: Final = """\
\b
Examples:
  immunoref schema drug
  immunoref schema > immunoref.schema.json"""
