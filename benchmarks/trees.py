"""What a dependency tree says about clauses: their predicates, subjects and own words, as character ranges.

A *clause* of a tree is a word that is the root or hangs on another one as ``ccomp``, ``csubj``, ``advcl``, ``acl``,
``parataxis`` or ``xcomp``, or as ``conj`` of such a word, and has a verb: it is a VERB or AUX itself or has a copula or
auxiliary (an ``xcomp`` needs ``zu`` or ``to``, before it or inside: it is an infinitive clause then). The *core* of a
clause is its verbs: the head, when it is one, and its auxiliaries and copulas. Its *own words* are the subtree of the
head without those of the clauses in it, marks of punctuation and conjunctions (CCONJ) at its beginning. Its *subject*
is the ``nsubj`` or ``nsubj:pass`` of the head, with the other words of a name and the number before a sign (``56 %``).

A clause as predicate (``nsubj:outer``: *The question is, should he go*) has one head in the tree and is two clauses
here: up to the copula, and what follows. Words that are written as one (*I'm*) are apart where their forms spell the
whole; the two words of German *im* both have the characters of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, dropwhile, pairwise
from pathlib import Path

import msgspec

from depesche.document import Document
from depesche.language import annotate
from depesche.report import Block

Span = tuple[int, int]

CLAUSAL = frozenset({"ccomp", "csubj", "advcl", "acl", "parataxis", "xcomp"})
VERBS = frozenset({"VERB", "AUX"})
AUXILIARY = frozenset({"aux", "cop"})
NAME = frozenset({"flat", "compound", "fixed", "goeswith"})
LOOSE = "dep"
"""What GSD calls the link between first and last name, among others."""
MARKERS = frozenset({"zu", "to"})


class Node(msgspec.Struct, eq=False):
    """One syntactic word of a tree with its place in the sentence."""

    form: str
    pos: str
    lemma: str
    features: str
    head: int
    relation: str
    span: Span
    """Characters in the text of the sentence; the parts of a contraction share those of the whole."""
    children: list[Node] = msgspec.field(default_factory=list)
    clause: Node | None = None
    """The head of the clause it belongs to."""

    @property
    def plain_relation(self) -> str:
        """The relation without its subtype."""
        return self.relation.partition(":")[0]


class GoldClause(msgspec.Struct):
    """A clause of a tree."""

    head: Node
    core: set[Span]
    """Its verbs."""
    words: set[Span]
    """Its own words without punctuation."""
    subject: set[Span]
    """The words of its subject's head or name; empty without one."""
    parent: Node | None
    """Head of the clause it depends on."""


class Tree(msgspec.Struct):
    """A sentence with its clauses."""

    text: str
    nodes: list[Node]
    clauses: list[GoldClause]
    opens: bool
    """Whether a paragraph or document begins with it."""
    space: bool
    """Whether a space stands behind it in running text."""


def read(text: str, language: str) -> Document:
    """A sentence or paragraph after the language stage."""
    document = Document(text, language=language, blocks=[Block("paragraph", 0, len(text))])
    annotate(document)
    return document


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a treebank."""
    text, opens = "", False
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith(("# newpar", "# newdoc")):
            opens = True
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            nodes = _nodes(text, rows)
            yield Tree(text, nodes, list(_clauses(nodes)), opens, _space_behind(rows))
            rows, opens = [], False


def _space_behind(rows: list[list[str]]) -> bool:
    """What the last word says, or the contraction that ends with it."""
    last = rows[-1][0]
    return not any("SpaceAfter=No" in row[9] for row in rows if row[0] == last or row[0].endswith(f"-{last}"))


def _nodes(text: str, rows: list[list[str]]) -> list[Node]:
    nodes: list[Node] = []
    at = 0
    spans: dict[str, Span] = {}
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:
            continue
        span = spans.get(number)
        if span is None:
            begin = max(text.find(form, at), at)
            at = begin + len(form)
            span = begin, at
        if "-" in number:
            spans |= _parts(rows, number, form, span)
        else:
            nodes.append(Node(form, row[3], row[2], row[5], int(row[6]), row[7], span))
    for node in nodes:
        if node.head:
            nodes[node.head - 1].children.append(node)
    return nodes


def _parts(rows: list[list[str]], numbers: str, whole: str, span: Span) -> dict[str, Span]:
    """Where the words of a contraction stand, by their numbers."""
    first, _, last = numbers.partition("-")
    forms = {row[0]: row[1] for row in rows if row[0].isdecimal() and int(first) <= int(row[0]) <= int(last)}
    if "".join(forms.values()) != whole:
        return dict.fromkeys(forms, span)
    ends = accumulate((len(form) for form in forms.values()), initial=span[0])
    return dict(zip(forms, pairwise(ends), strict=True))


def _clauses(nodes: list[Node]) -> Iterator[GoldClause]:
    root = next((n for n in nodes if not n.head), None)
    if root is None:
        return
    _assign(root, root)
    heads: dict[int, list[Node]] = {}
    for node in nodes:
        if node.clause is not None:
            heads.setdefault(id(node.clause), []).append(node)
    for node in nodes:
        if node.clause is node and core(node):
            parent = nodes[node.head - 1].clause if node.head else None
            words = sorted((n for n in heads[id(node)] if n.pos != "PUNCT"), key=_begin)
            clause = GoldClause(node, core(node), _own(words), _subject(node, node.children), parent)
            outer = next((child for child in node.children if child.relation.endswith("subj:outer")), None)
            yield from [clause] if outer is None else _two(clause, words, outer)


def _begin(node: Node) -> Span:
    return node.span


def _own(words: list[Node]) -> set[Span]:
    """The words without conjunctions at the beginning."""
    return {node.span for node in dropwhile(_conjunction, words)}


def _conjunction(node: Node) -> bool:
    return node.pos == "CCONJ"


def _two(clause: GoldClause, words: list[Node], outer: Node) -> Iterator[GoldClause]:
    """The clause with the copula, and the one that is its predicate."""
    node = clause.head
    copula = next((child for child in node.children if child.plain_relation == "cop" and child.span > outer.span), None)
    if copula is None:
        yield clause
        return
    border = copula.span
    early, late = ([w for w in words if (w.span <= border) is side] for side in (True, False))
    yield GoldClause(copula, {border}, _own(early), _subject(node, [outer]), clause.parent)
    subject = _subject(node, [child for child in node.children if child is not outer])
    yield GoldClause(node, clause.core - {border}, _own(late), subject, copula)


def _assign(top: Node, head: Node) -> None:
    """Give the words below a clause head their clause, deep trees included."""
    waiting = [(top, head)]
    while waiting:
        node, clause = waiting.pop()
        node.clause = clause
        waiting += [(child, child if is_clause(child, node, clause) else clause) for child in node.children]


def is_clause(node: Node, parent: Node, clause: Node) -> bool:
    """Whether the node begins a clause of its own below its parent."""
    if not core(node):
        return False
    relation = node.plain_relation
    if relation == "conj":
        return parent is clause and bool(core(parent))
    if relation == "xcomp":
        return any(child.form.lower() in MARKERS for child in node.children) or _holds_zu(node)
    return relation in CLAUSAL


def _holds_zu(node: Node) -> bool:
    """Whether ``zu`` stands inside the infinitive: ``anzukündigen``."""
    form = node.form.lower()
    return any(form[:i] + form[i + 2 :] == node.lemma for i in range(1, len(form)) if form.startswith("zu", i))


def core(node: Node) -> set[Span]:
    """The verbs of the predicate the node heads."""
    own = {node.span} if node.pos in VERBS else set()
    return own | {child.span for child in node.children if child.plain_relation in AUXILIARY}


def _subject(node: Node, children: list[Node]) -> set[Span]:
    subject = next((c for c in children if c.plain_relation == "nsubj"), None)
    if subject is None:
        return set()
    return {subject.span} | {c.span for c in subject.children if _of_the_name(c, subject)}


def _of_the_name(child: Node, subject: Node) -> bool:
    if child.plain_relation == "nummod":
        return subject.pos == "SYM" or subject.form == "%"
    return child.plain_relation in NAME or (child.relation == LOOSE and child.pos == "PROPN")
