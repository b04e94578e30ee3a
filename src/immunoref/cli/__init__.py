"""The command line: parse, ask, render, print. Only this package imports Typer, and only it prints."""
