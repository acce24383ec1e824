"""Closed classes of English words the grammar knows by name."""

from __future__ import annotations

from depesche.language.lexicon import vocabulary

NEGATIONS = vocabulary("en", "negation")
COPULAS = vocabulary("en", "copula")
OBJECT_CONTROL = vocabulary("en", "object_control")
TIMES = vocabulary("en", "time")
PERSONS = {
    "i": (1, "sing"),
    "we": (1, "plur"),
    "you": (2, ""),
    "he": (3, "sing"),
    "she": (3, "sing"),
    "it": (3, "sing"),
    "they": (3, "plur"),
}
