"""Linear-chain conditional random fields: weights from a file, the best labelling of many sentences at once.

A model file is a NumPy archive (``.npz``, no pickles) of arrays: ``labels``; ``attributes``, the UTF-8 text of one
attribute a line; ``starts`` (row pointers), ``columns`` and ``values``, the weights of attribute and label as a sparse
matrix by rows; ``transitions``, a weight for each pair of labels in a row. ``training/train_tagger.py`` makes it from a
model of python-crfsuite, which is not needed to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Integers: TypeAlias = npt.NDArray[np.intp]


class Model(msgspec.Struct, frozen=True, eq=False):
    """The weights of a model."""

    labels: tuple[str, ...]
    rows: dict[str, int]
    """Attribute to row of :attr:`weights`."""
    weights: Floats
    """Attributes by labels; the last row is zero and stands for all attributes the model does not know."""
    transitions: Floats
    """Labels by labels: the weight of the second behind the first."""

    def row(self, attribute: str) -> int:
        """The row of an attribute; that of the unknown ones for one the model has not seen."""
        return self.rows.get(attribute, len(self.rows))


def load(path: Path) -> Model:
    """A model from its file.

    Raises :class:`OSError` for a file that cannot be read, :class:`ValueError` or :class:`KeyError` for one that is no
    model.
    """
    with np.load(path, allow_pickle=False) as file:
        labels = tuple(map(str, file["labels"]))
        attributes = file["attributes"].tobytes().decode("utf-8").split("\n")
        weights = np.zeros((len(attributes) + 1, len(labels)), np.float32)
        sizes = np.diff(file["starts"].astype(np.intp))
        begins = np.arange(0, len(attributes) * len(labels), len(labels))
        weights.ravel()[np.repeat(begins, sizes) + file["columns"]] = file["values"]
        return Model(labels, dict(zip(attributes, range(len(attributes)), strict=True)), weights, file["transitions"])


def save(
    path: Path,
    labels: Sequence[str],
    states: Mapping[tuple[str, str], float],
    transitions: Mapping[tuple[str, str], float],
) -> None:
    """Write a model: weights of (attribute, label) and of (label, label); weights are kept with half precision."""
    number = {label: i for i, label in enumerate(labels)}
    entries = sorted((attribute, number[label], weight) for (attribute, label), weight in states.items())
    attributes = sorted({attribute for attribute, _, _ in entries})
    if any("\n" in attribute for attribute in attributes):
        raise ValueError("an attribute must not hold a line break")
    counts = dict.fromkeys(attributes, 0)
    for attribute, _, _ in entries:
        counts[attribute] += 1
    matrix = np.zeros((len(labels), len(labels)), np.float32)
    for (one, other), weight in transitions.items():
        matrix[number[one], number[other]] = weight
    np.savez_compressed(
        path,
        labels=np.array(labels),
        attributes=np.frombuffer("\n".join(attributes).encode(), np.uint8),
        starts=np.cumsum([0, *counts.values()]).astype(np.uint32),
        columns=np.array([column for _, column, _ in entries], np.uint8),
        values=np.array([weight for _, _, weight in entries], np.float16),
        transitions=matrix,
    )


class _Batch(msgspec.Struct, frozen=True, eq=False):
    """Sentences that stand one behind the other, the longest first, so that those that have an n-th token are always
    the first few: all are followed at once."""

    begins: Integers
    """Where each begins among the tokens."""
    active: list[int]
    """How many have a token at each place."""


def _batch(sizes: Integers) -> _Batch:
    order = np.argsort(-sizes, kind="stable")
    begins = (np.cumsum(sizes) - sizes)[order]
    longest = int(sizes.max(initial=0))
    active = np.searchsorted(-sizes[order], -np.arange(longest), side="left")
    return _Batch(begins, active.tolist())


def best_labels(
    emissions: Floats, lengths: Iterable[int], transitions: Floats, lead: Floats | None = None
) -> list[int]:
    """The best labelling (Viterbi) of sentences that stand one behind the other.

    ``emissions``: tokens of all sentences by labels; ``lengths``: tokens of each sentence, none of them 0; ``lead``:
    what :func:`sure_lead` gives for the transitions, when it is known already. Gives the number of a label for each
    token.

    Most tokens have a label so much better than all others that no neighbours can change it. They are settled first,
    and the paths are looked for in the runs of tokens between them.
    """
    lead = sure_lead(transitions) if lead is None else lead
    every = np.arange(len(emissions))
    best = emissions.argmax(axis=1) if len(emissions) else np.empty(0, np.intp)
    behind = emissions[every, best][:, None] - emissions
    is_open = (behind <= lead[best]).sum(axis=1) > 1
    places = every[is_open]
    if len(places):
        is_first = np.zeros(len(emissions) + 1, np.bool_)  # of a sentence; the end counts as the begin of one more
        is_first[np.cumsum([0, *lengths])] = True
        runs = emissions[places]
        follows = ~is_first[places]
        before = follows & ~is_open[places - 1]
        runs[before] += transitions[best[places[before] - 1]]
        is_last = is_first[places + 1]
        after = ~is_last & ~is_open[np.minimum(places + 1, len(is_open) - 1)]
        runs[after] += transitions[:, best[places[after] + 1]].T
        begins = np.flatnonzero(~follows | before)
        best[places] = _paths(runs, np.diff(begins, append=len(places)), transitions)
    found: list[int] = best.tolist()
    return found


def sure_lead(transitions: Floats) -> Floats:
    """By how much a label must be better than another one at a token so that no neighbours can make up for it.

    At the ends of a sentence there is no neighbour, which speaks for neither.
    """
    before = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0, initial=0)
    behind = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2, initial=0)
    lead: Floats = before + behind
    np.fill_diagonal(lead, np.inf)
    return lead


def _paths(emissions: Floats, lengths: Integers, transitions: Floats) -> Integers:
    """The best labelling of runs of tokens, all followed at once."""
    batch = _batch(lengths)
    scores: list[Floats] = []  # runs by labels, a matrix for each place
    for place, count in enumerate(batch.active):
        score = emissions[batch.begins[:count] + place]
        if scores:
            score += (scores[-1][:count, :, None] + transitions).max(axis=1)
        scores.append(score)
    return _followed_back(scores, batch.begins, transitions)


def _followed_back(scores: list[Floats], begins: Integers, transitions: Floats) -> Integers:
    """The labels on the best paths, from their ends."""
    found = np.empty(sum(map(len, scores)), np.intp)
    labels = np.empty(0, np.intp)
    for place in range(len(scores) - 1, -1, -1):
        score = scores[place]
        if len(labels):
            score[: len(labels)] += transitions[:, labels].T
        labels = score.argmax(axis=1)
        found[begins[: len(labels)] + place] = labels
    return found
