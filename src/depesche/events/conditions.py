"""Under which condition: conditional clauses and phrases that open a condition."""

from __future__ import annotations

from depesche.document import Clause, Sentence
from depesche.events.scene import AFTER, Scene, children, own_tokens

CONDITIONAL = "conditional"


def condition(scene: Scene, sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The character range of the condition that the clause, or the clause it hangs on, stands under."""
    above: Clause | None = clause
    for _ in range(3):
        if above is None:
            return None
        found = _conditional_child(sentence, above) or _conditional_phrase(scene, sentence, above)
        if found:
            return found
        above = sentence.clauses[above.parent] if above.parent is not None else None
    return None


def _conditional_child(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    child = next((c for c in children(sentence, clause) if c.kind == CONDITIONAL), None)
    return whole(sentence, child) if child else None


def whole(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """The character range of a clause with the clauses that hang on it."""
    inside, begin, end = {clause.index}, clause.begin, clause.end
    for other in sentence.clauses[clause.index + 1 : clause.index + AFTER]:
        if other.parent in inside:
            inside.add(other.index)
            end = max(end, other.end)
    return begin, end


def _conditional_phrase(scene: Scene, sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """``unter der Bedingung, dass …``: from the opener to the end of the clause it announces."""
    tokens = own_tokens(clause)
    lows = [sentence.tokens[i].lower for i in tokens]
    text = " ".join(lows)
    for opener in scene.words["condition"]:
        if opener.lower() not in text:
            continue
        parts = opener.lower().split(" ")
        for at in range(len(lows) - len(parts) + 1):
            if lows[at : at + len(parts)] == parts:
                return sentence.tokens[tokens[at]].begin, _end(sentence, clause, tokens[at])
    return None


def _end(sentence: Sentence, clause: Clause, opener: int) -> int:
    begin = sentence.tokens[opener].begin
    child = next((c for c in children(sentence, clause) if c.begin > begin), None)
    return whole(sentence, child)[1] if child else clause.end
