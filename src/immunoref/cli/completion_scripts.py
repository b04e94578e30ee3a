"""What each shell runs at the TAB key, and how words are written so that it takes them for one."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BASH: Final = """\
# immunoref: completion for bash. To have it always:
#   immunoref completion bash > ~/.local/share/bash-completion/completions/immunoref
_immunoref_completion() {
    local IFS=$'\\n'
    COMPREPLY=($(COMP_TYPE="$COMP_TYPE" "$1" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _immunoref_completion immunoref
"""
ZSH: Final = """\
#compdef immunoref
# immunoref: completion for zsh. To have it always, in a folder of your $fpath:
#   immunoref completion zsh > ~/.zfunc/_immunoref
_immunoref() {
    local line
    local -a offers
    while IFS= read -r line; do
        offers+=("$line")
    done < <("${words[1]}" __complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#offers} )); then
        _describe -V immunoref offers
    else
        _files
    fi
}
if [[ "${funcstack[1]}" == _immunoref ]]; then
    _immunoref "$@"
else
    compdef _immunoref immunoref
fi
"""
FISH: Final = """\
# immunoref: completion for fish. To have it always:
#   immunoref completion fish > ~/.config/fish/completions/immunoref.fish
function __immunoref_complete
    set -l before (commandline -opc)
    set -l program $before[1]
    set -e before[1]
    $program __complete fish $before (commandline -ct) 2>/dev/null
end
complete -c immunoref -f -k -a '(__immunoref_complete)'
complete -c immunoref -l data -x -a '(__fish_complete_directories)'
complete -c immunoref -s o -l output -r -F
"""
SCRIPTS: Final = {"bash": BASH, "zsh": ZSH, "fish": FISH}
SPECIAL: Final = re.compile(r"""([\\'"`$&|;<>()*?\[\]{}!#~^])""")  # to bash, outside quotes; a space is kept
IN_DOUBLE_QUOTES: Final = re.compile(r'([\\"`$!])')
CYCLING: Final = ("37", "42")  # COMP_TYPE where each TAB puts in the next offer as it stands


def unquoted(word: str) -> str:
    """Return a word of the command line as the program will get it."""
    return re.sub(r"\\(.)", r"\1", word).lstrip("\"'") if word[:1] != "'" else word[1:].rstrip("'")


def lines(shell: str, offers: Sequence[tuple[str, str]], typed: str) -> Iterator[str]:
    """Yield a line for each offer, as the script of a shell reads it.

    Args:
        shell: bash, zsh or fish.
        offers: the words offered, each with what it is.
        typed: the unfinished word, with its quotes.
    """
    if shell == "fish":
        yield from (f"{text}\t{about}" for text, about in offers)
    elif shell == "zsh":
        yield from (f"{_before_colon(text)}:{about}" for text, about in offers)
    else:
        yield from _bash_lines(offers, typed[:1])


def _before_colon(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _bash_lines(offers: Sequence[tuple[str, str]], quote: str) -> Iterator[str]:
    """Yield what bash puts in: it has no place for a description but the list of several."""
    several = len(offers) > 1 and os.environ.get("COMP_TYPE") not in CYCLING
    for text, about in offers:
        if quote == "'" and "'" in text:
            continue
        pattern = IN_DOUBLE_QUOTES if quote == '"' else SPECIAL
        shown = text if quote == "'" else pattern.sub(r"\\\1", text)
        yield f"{shown}  ({about})" if several and about else shown
