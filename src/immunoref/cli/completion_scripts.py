"""What each shell runs at the TAB key, and how words are written so that it takes them for one."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILES, FOLDERS = 10, 11  # exit codes that leave the word to the shell
BASH: Final = f"""\
# immunoref: completion for bash. To have it always:
#   immunoref completion bash > ~/.local/share/bash-completion/completions/immunoref
_immunoref_completion() {{
    local IFS=$'\\n'
    COMPREPLY=($(COMP_TYPE="$COMP_TYPE" "$1" __complete bash "${{COMP_WORDS[@]:1:COMP_CWORD}}" 2>/dev/null))
    case $? in
        {FILES}) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2")) ;;
        {FOLDERS}) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$2")) ;;
    esac
}}
complete -F _immunoref_completion immunoref
"""
ZSH: Final = f"""\
#compdef immunoref
# immunoref: completion for zsh. To have it always, in a folder of your $fpath:
#   immunoref completion zsh > ~/.zfunc/_immunoref
_immunoref() {{
    local answer
    local -a offers
    answer="$("${{words[1]}}" __complete zsh "${{(@)words[2,CURRENT]}}" 2>/dev/null)"
    case $? in
        {FILES}) compset -P '--*='; _files ;;
        {FOLDERS}) compset -P '--*='; _files -/ ;;
        *)
            offers=("${{(@f)answer}}")
            [[ -n "$answer" ]] && _describe -V immunoref offers
            ;;
    esac
}}
if [[ "${{funcstack[1]}}" == _immunoref ]]; then
    _immunoref "$@"
else
    compdef _immunoref immunoref
fi
"""
FISH: Final = f"""\
# immunoref: completion for fish. To have it always:
#   immunoref completion fish > ~/.config/fish/completions/immunoref.fish
function __immunoref_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l option (string match -r '^--[^=]+=' -- $word)
    set -l value (string replace -r '^--[^=]+=' '' -- $word)
    set -l program $before[1]
    set -e before[1]
    set -l offers ($program __complete fish $before $word 2>/dev/null)
    switch $status
        case {FILES}
            set offers "$option"(__fish_complete_path $value)
        case {FOLDERS}
            set offers "$option"(__fish_complete_directories $value)
    end
    printf '%s\\n' $offers
end
complete -c immunoref -f -k -a '(__immunoref_complete)'
"""
SCRIPTS: Final = {"bash": BASH, "zsh": ZSH, "fish": FISH}
SPECIAL: Final = re.compile(r"""([\\'"`$&|;<>()*?\[\]{}!#~^])""")  # to bash, outside quotes; a space is kept
IN_DOUBLE_QUOTES: Final = re.compile(r'([\\"`$!])')
CYCLING: Final = ("37", "42")  # COMP_TYPE where each TAB puts in the next offer as it stands


class Offer(NamedTuple):
    """A word to put in the place of the unfinished one, and what it is."""

    text: str
    about: str = ""
    whole: bool = False  # with its spaces one word of the command line


def unquoted(word: str) -> str:
    """Return a word of the command line as the program will get it."""
    return re.sub(r"\\(.)", r"\1", word).lstrip("\"'") if word[:1] != "'" else word[1:].rstrip("'")


def lines(shell: str, offers: Sequence[Offer], typed: str) -> Iterator[str]:
    """Yield a line for each offer, as the script of a shell reads it.

    Args:
        shell: bash, zsh or fish.
        offers: the words offered, each with what it is.
        typed: the unfinished word, with its quotes.
    """
    if shell == "fish":
        yield from (f"{offer.text}\t{offer.about}" for offer in offers)
    elif shell == "zsh":
        yield from (f"{_before_colon(offer.text)}:{offer.about}" for offer in offers)
    else:
        yield from _bash_lines(offers, typed[:1])


def _before_colon(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _bash_lines(offers: Sequence[Offer], quote: str) -> Iterator[str]:
    """Yield what bash puts in: it has no place for a description but the list of several."""
    several = len(offers) > 1 and os.environ.get("COMP_TYPE") not in CYCLING
    for text, about, whole in offers:
        if quote == "'" and "'" in text:
            continue
        pattern = IN_DOUBLE_QUOTES if quote == '"' else SPECIAL
        shown = text if quote == "'" else pattern.sub(r"\\\1", text)
        if whole and quote not in ("'", '"'):
            shown = shown.replace(" ", "\\ ")
        yield f"{shown}  ({about})" if several and about else shown
