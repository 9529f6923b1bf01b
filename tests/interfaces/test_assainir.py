"""What a person or a document wrote is shown, never run, followed or fetched."""

from __future__ import annotations

import re

import pytest

from assistant.interfaces.assainir import assainir, hote_connu, lier_marques
from tests.interfaces.hostiles import chaines

HOTES = frozenset({"mon-cep.org", "www.legifrance.gouv.fr"})


def test_deux_cents_chaines() -> None:
    """200 hostile strings keep no image, no tag, and no address of an unknown host."""
    assert len(set(chaines())) == 200
    for brut in chaines():
        propre = assainir(brut, HOTES)
        assert "://evil" not in propre.lower() and not re.search(r"!\[[^\]]*\]\(", propre), brut
        assert not re.search(r"(?<!\\)<", propre), brut


@pytest.mark.parametrize("texte", [
    "[Mon CEP](https://mon-cep.org/)", "Voir https://mon-cep.org/page.", "**Gras** et *italique*", "| a | b |\n|---|---|\n| 1 | 2 |",
    "- un\n- deux", "À 10:30, au 1er étage : oui.", "Le coût est de 3 734,03 €.",
])
def test_le_bon_texte_passe(texte: str) -> None:
    """Known links, tables, lists and French punctuation come out as they went in."""
    assert assainir(texte, HOTES) == texte


@pytest.mark.parametrize(("url", "connu"), [
    ("https://mon-cep.org/a", True), ("http://mon-cep.org", True), ("https://mon-cep.org.evil.example", False),
    ("https://mon-cep.org@evil.example", False), ("https://mon-cep.org:8443", False), ("javascript:alert(1)", False), ("//mon-cep.org", False),
    ("https://[", False), ("https://u:p@mon-cep.org", False), ("", False),
])
def test_hotes(url: str, connu: bool) -> None:
    """A host is known exactly, without user, port or scheme tricks."""
    assert hote_connu(url, HOTES) is connu


def test_marques() -> None:
    """A known mark becomes a link to its source, an unknown one disappears."""
    assert lier_marques("Oui. [1] [2]", "k", {1}) == "Oui.\u00a0[[1]](#source-k-1)"


def test_directives_gardees() -> None:
    """« note:important » is not swallowed as a directive."""
    assert assainir("note:important", HOTES) == "note\\:important"
