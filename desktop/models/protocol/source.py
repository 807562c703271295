"""Provenance: where a rule, limit, window or item comes from (DESIGN §3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.models.text import Text


class Basis(StrEnum):
    """How a fact is known."""

    REGISTRY = "registry"
    GUIDELINE = "guideline"
    LABEL = "label"
    SITE_DEFAULT = "site_default"

    @property
    def text(self) -> Text:
        """The basis in words."""
        return _BASES[self]


_BASES = {
    Basis.REGISTRY: Text("登记原文", "Registry record"),
    Basis.GUIDELINE: Text("指南文献", "Guideline"),
    Basis.LABEL: Text("说明书", "Product label"),
    Basis.SITE_DEFAULT: Text("默认值·待方案确认", "Default, to be confirmed against the protocol"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from: the basis, the sentence or citation, and the reading used."""

    basis: Basis
    sentence: str
    """The registry's own sentence (English), or the citation."""
    reading: Text | None = None
    """How it is read here, where the sentence leaves room."""

    @property
    def default(self) -> bool:
        """Whether the PI still has to confirm it."""
        return self.basis is Basis.SITE_DEFAULT


def registry(sentence: str, reading: Text | None = None) -> Source:
    """A sentence of the registry record NCT07193667."""
    return Source(Basis.REGISTRY, sentence, reading)


def guideline(citation: str, reading: Text | None = None) -> Source:
    """A published guideline, law or paper."""
    return Source(Basis.GUIDELINE, citation, reading)


def label(product: str, reading: Text | None = None) -> Source:
    """The label of a medicinal product."""
    return Source(Basis.LABEL, product, reading)


def site_default(why: str, reading: Text | None = None) -> Source:
    """A value of the site's own that the PI still confirms."""
    return Source(Basis.SITE_DEFAULT, why, reading)
