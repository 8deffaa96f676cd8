"""What a person may decide about two actors, and the words for it in a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.lookup import fold
from kg.rdf import PREFIXES, expand

__all__ = ["NOT_SAME", "SAME_VERDICT", "UNIT_OF", "Codes", "Decision", "read_codes"]

SAME_VERDICT, NOT_SAME = expand("verdict:same"), expand("verdict:not-same")
UNIT_OF = expand("verdict:unit-of")
"""Decided of two actors of which ``other`` is a unit of ``one``."""

_UNION = DefaultGraph()
_LABEL, _SCHEME = NamedNode(expand("skos:prefLabel")), NamedNode(expand("skos:inScheme"))


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about two actors.

    ``verdict`` is the IRI of a code; ``place`` says where it was written.
    """

    one: str
    other: str
    verdict: str
    coder: str
    reason: str
    confidence: str
    status: str
    place: str = ""

    def agrees(self, other: Decision) -> bool:
        """Tell whether two decisions on one pair say the same; of a unit, also which it is."""
        turned = self.verdict == UNIT_OF and self.one != other.one
        return self.verdict == other.verdict and not turned

    @property
    def pair(self) -> frozenset[str]:
        """The two actors, in no order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Codes:
    """The codes of a list by all their names, folded: “not-same”, “ne tas pats”.

    Where two codes have one name, it is that of the first.
    """

    by_name: Mapping[str, str]
    labels: Mapping[str, str]

    def meant(self, text: str) -> str:
        """Return the IRI of the code that a text names; empty if none."""
        return self.by_name.get(" ".join(fold(text).replace("-", " ").split()), "")


def read_codes(store: Store, name: str, lang: str = "en") -> Codes:
    """Read a code list, such as ``verdict``."""
    scheme = NamedNode(expand(f"list:{name}"))
    codes = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, _SCHEME, scheme, _UNION)
        if isinstance(quad.subject, NamedNode)
    }
    by_name: dict[str, str] = {}
    labels = {}
    for code in sorted(codes):
        local = code.removeprefix(PREFIXES[name])
        labels[code] = local
        names = [local, f"{name}:{local}"]
        for quad in store.quads_for_pattern(NamedNode(code), _LABEL, None, _UNION):
            if isinstance(quad.object, Literal):
                names.append(quad.object.value)
                if quad.object.language == lang:
                    labels[code] = quad.object.value
        for each in names:
            by_name.setdefault(" ".join(fold(each).replace("-", " ").split()), code)
    return Codes(by_name, labels)
