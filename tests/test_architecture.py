"""The directions of imports, and the files that may touch each outside library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

RACINE = Path(__file__).parent.parent / "assistant"
ROOMS_BELOW = {
    "domaine": set(),
    "regles": {"domaine"},
    "orientation": {"domaine"},
    "ingestion": {"domaine"},
    "retrieval": {"domaine"},
    "grounding": {"domaine"},
    "dialogue": {"domaine", "regles", "orientation", "retrieval", "grounding"},
    "evaluation": {"domaine", "dialogue", "wiring", "settings"},
    "interfaces": {"domaine", "dialogue", "wiring", "settings", "evaluation"},
}
# The roots of the tree, outside any room.
ROOTS = {
    "errors": set(),
    "settings": set(),
    "wiring": {"domaine", "regles", "orientation", "ingestion", "retrieval", "grounding", "dialogue", "settings"},
    "__main__": {"interfaces"},
}
# Outside libraries and the only places that may import them.
ONLY_IN = {
    "chainlit": ("interfaces/page/",),
    "faiss": ("retrieval/",),
    "pypdf": ("ingestion/",),
    "sentence_transformers": ("retrieval/",),
    "torch": ("retrieval/",),
    "langchain": ("dialogue/modele/porte.py",),
    "langchain_openai": ("dialogue/modele/porte.py",),
    "langchain_mistralai": ("dialogue/modele/porte.py",),
    "langchain_ollama": ("dialogue/modele/porte.py",),
    "langsmith": ("dialogue/modele/porte.py",),
    "openai": ("dialogue/modele/porte.py",),
    "langchain_core": ("retrieval/", "dialogue/modele/porte.py"),
    "docx": ("interfaces/",),
    "fpdf": ("interfaces/",),
    "icalendar": ("interfaces/",),
}
# These live in so few files. Chainlit registers a handler where it is written: it has one folder, and its files are counted too.
FILES_AT_MOST = {"chainlit": 8, "faiss": 1, "pypdf": 1}
MODULES = sorted(RACINE.rglob("*.py"))


def imported(path: Path) -> list[str]:
    """Return every dotted name a module imports."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def place(path: Path) -> str:
    return path.relative_to(RACINE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_imports_go_one_way(path: Path) -> None:
    """A room imports itself, the rooms below it and the errors, nothing else of ours."""
    room = place(path).split("/")[0].removesuffix(".py")
    if room == "__init__":
        return
    allowed = ROOMS_BELOW.get(room, ROOTS.get(room, set())) | {room, "errors"}
    used = {name.split(".")[1] for name in imported(path) if name.startswith("assistant.")}
    assert used <= allowed, f"{place(path)} imports {sorted(used - allowed)}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_outside_libraries_stay_in_their_place(path: Path) -> None:
    """chainlit, faiss, pypdf and the others are imported only where the table says."""
    for name in imported(path):
        places = ONLY_IN.get(name.split(".")[0])
        assert places is None or place(path).startswith(places), f"{place(path)} imports {name}"


@pytest.mark.parametrize("library", FILES_AT_MOST)
def test_some_libraries_live_in_one_place(library: str) -> None:
    """A library that may be replaced one day is touched by one file only, by one small folder for the page."""
    files = [place(p) for p in MODULES if any(n.split(".")[0] == library for n in imported(p))]
    assert len(files) <= FILES_AT_MOST[library], files


def test_domaine_uses_the_standard_library_only() -> None:
    """The nouns depend on nothing outside Python."""
    import sys

    for path in (RACINE / "domaine").glob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)} - {"assistant"}
        assert roots <= set(sys.stdlib_module_names), f"{path.name}: {roots}"
