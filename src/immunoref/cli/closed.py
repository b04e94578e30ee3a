"""The words that an argument or an option takes where it takes no others. `Format` is in `choices`."""

from __future__ import annotations

from enum import StrEnum


class NameType(StrEnum):
    """What sort of names `resolve` looks for."""

    DRUG = "drug"
    CANCER = "cancer"
    SIDE_EFFECT = "side-effect"


class By(StrEnum):
    """What the columns of a matrix are."""

    SIDE_EFFECTS = "side-effects"
    CANCERS = "cancers"


class Style(StrEnum):
    """How sources are cited."""

    TEXT = "text"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


class Listed(StrEnum):
    """What can be listed."""

    DRUGS = "drugs"
    CLASSES = "classes"
    CANCERS = "cancers"
    SIDE_EFFECTS = "side-effects"
    TERMS = "terms"
    SOURCES = "sources"


class Boxed(StrEnum):
    """Whether a label has a boxed warning."""

    YES = "yes"
    NONE = "none"
    UNKNOWN = "unknown"


class Shell(StrEnum):
    """A shell that completion works in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Exported(StrEnum):
    """A form in which all of the data can be had."""

    SQLITE = "sqlite"
