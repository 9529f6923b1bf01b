"""The documents say what the code does: settings, glossary, sources, top level."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

RACINE = Path(__file__).parent.parent
TOP_LEVEL = {
    "pyproject.toml", "README.md", "Makefile", "constraints.txt", "chainlit.md", "LICENSE", "CHANGELOG.md",
    "CONTRIBUTING.md", ".gitignore", ".ci", "docs", "benchmarks", "corpus", "index", "prompts", "assistant", "tests",
}


def suivis() -> list[str]:
    """Return the files git tracks, or those of the folder when it is not a checkout."""
    import subprocess

    sortie = subprocess.run(["git", "ls-files"], cwd=RACINE, capture_output=True, text=True, check=False).stdout
    return sortie.split("\n") if sortie else [p.name for p in RACINE.iterdir()]


def test_every_setting_is_explained() -> None:
    """Each ASSISTANT_ variable that the code reads stands in docs/reglages.md."""
    lus = {v for f in (RACINE / "assistant").rglob("*.py") for v in re.findall(r"ASSISTANT_[A-Z_0-9]+[A-Z0-9]", f.read_text("utf-8"))}
    expliques = set(re.findall(r"ASSISTANT_[A-Z_0-9]+", (RACINE / "docs" / "reglages.md").read_text("utf-8")))
    assert lus <= expliques, sorted(lus - expliques)


def test_every_noun_is_in_the_glossary() -> None:
    """Each public class of the domain is a word of the glossary."""
    noms = {n.name for f in (RACINE / "assistant" / "domaine").glob("*.py") for n in ast.parse(f.read_text("utf-8")).body
            if isinstance(n, ast.ClassDef)}
    glossaire = (RACINE / "docs" / "glossaire.md").read_text("utf-8")
    mots = {re.sub(r"(?<!^)(?=[A-Z])", "_", n).lower() for n in noms}
    connus = set(re.findall(r"`([a-z_0-9]+)`", glossaire))
    absents = {m for m in mots if not any(m == c or m.startswith(f"{c}_") or m.endswith(f"_{c}") for c in connus)}
    assert not absents, sorted(absents)


def test_the_top_level_holds_nothing_else() -> None:
    """The top level is the one agreed with the customer."""
    places = {f.split("/")[0] for f in suivis() if f}
    assert places <= TOP_LEVEL, sorted(places - TOP_LEVEL)


def test_every_source_cited_by_a_rule_is_declared() -> None:
    """A rule, a parameter or a contact names a source that corpus/sources.toml describes with date and licence."""
    sources = tomllib.loads((RACINE / "corpus" / "sources.toml").read_text("utf-8"))
    assert all({"titre", "editeur", "date", "licence", "rang"} <= s.keys() for s in sources.values())
    citees = {s for dossier in ("dispositifs", "parametres") for f in (RACINE / "corpus" / dossier).glob("*.toml")
              for s in re.findall(r'(?m)^source = "([^"]+)"', f.read_text("utf-8"))}
    assert citees <= sources.keys(), sorted(citees - sources.keys())
