"""A cited, offline reference of cancer immune modulators and immunotherapies."""

__version__ = "0.1.0"
