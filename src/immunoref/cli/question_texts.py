"""What the help says of the questions beyond the three lookups. Every example works when pasted."""

from typing import Final

SYMPTOM: Final = """\
Tell which therapies and groups are said to cause a side effect, how often and how serious.

What the sources say about reporting it comes first, and by whom it is said. Several side effects, with commas
between them, narrow the list down to what is said to cause all of them. The name of a group of side effects
takes in those below it, each marked."""

SYMPTOM_EPILOG: Final = """\
\b
Examples:
  immunoref symptom fever
  immunoref symptom fever, joint pain
  immunoref symptom flu-like symptoms --json"""

COMPARE: Final = """\
Put two to four therapies side by side: class, target, how given, uses, side effects, boxed warnings.

Put a comma or vs between names; where there is neither, each word is a name. What all have stands in rows,
what is said of one only in lists. Figures come from different studies: the table ranks nothing."""

COMPARE_EPILOG: Final = """\
\b
Examples:
  immunoref compare nivolumab pembrolizumab
  immunoref compare il-2, interferon alfa, bcg
  immunoref compare filgrastim vs pegfilgrastim --diff"""

CLASS: Final = """\
Show the tree of therapies, or one class: what it is, its members, its side effects and warnings.

Without NAME the whole tree comes, with the number of therapies in each class."""

CLASS_EPILOG: Final = """\
\b
Examples:
  immunoref class
  immunoref class cytokines
  immunoref class checkpoint inhibitors --json"""

TERM: Final = """\
Explain a word that the sources use, from the glossary."""

TERM_EPILOG: Final = """\
\b
Examples:
  immunoref term adjuvant
  immunoref term PD-L1
  immunoref list terms"""

SEARCH: Final = """\
Search all texts for words, and show the best passage of each record with the command that opens it.

A passage must have all the words, its record's name included; where none has, those with some of them come,
and that is said."""

SEARCH_EPILOG: Final = """\
\b
Examples:
  immunoref search capillary leak
  immunoref search bladder catheter --most 3
  immunoref search cytokine release syndrome --json"""

TIMELINE: Final = """\
Tell the approvals, extensions, conversions and withdrawals of a therapy, or in a cancer, by date.

NAME is a therapy, a class (then of all its members), or a cancer. What no source dates comes at the end."""

TIMELINE_EPILOG: Final = """\
\b
Examples:
  immunoref timeline nivolumab
  immunoref timeline hepatocellular carcinoma
  immunoref timeline PD-L1 inhibitors --json"""

QUESTIONS: Final = """\
List the questions to ask the care team, by topic, as the sources suggest them."""

QUESTIONS_EPILOG: Final = """\
\b
Examples:
  immunoref questions
  immunoref questions --json"""

CARD: Final = """\
Make a page to print and take to a visit: what a therapy is, what to watch for, what to ask.

The signs that sources say to report at once come first. The care team's number is left blank to fill in."""

CARD_EPILOG: Final = """\
\b
Examples:
  immunoref card il-2
  immunoref card nivolumab --format plain"""

CITE: Final = """\
Give the sources of the answer about a therapy or a cancer.

Without --style it lists the cited sections with their sources. With --style the references stand alone, to be
pasted into a paper or read by a reference manager."""

CITE_EPILOG: Final = """\
\b
Examples:
  immunoref cite il-2
  immunoref cite melanoma --style bibtex
  immunoref cite bcg --style csl-json"""

MATRIX: Final = """\
Draw therapies by side effects, or by cancers, as a table of letters.

NAME is a class (its members), a cancer (the therapies named for it), or therapies with commas between them.
The columns are those that are said of most of them. With --format csv it goes into a spreadsheet."""

MATRIX_EPILOG: Final = """\
\b
Examples:
  immunoref matrix PD-1 inhibitors
  immunoref matrix il-2, bcg, interferon alfa-2b --most 12
  immunoref matrix bladder cancer --by cancers --format csv"""
