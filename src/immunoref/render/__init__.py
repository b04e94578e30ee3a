"""Answers as text: `page` says what a person reads, `tables` and `plain` draw it, `data` is for programs.

All functions are pure: answers in, text out. Only this package imports Rich. Text from the data is
never read as markup, and control characters never reach a terminal.
"""
