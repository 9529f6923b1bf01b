"""How many faults the tests would see: every number of the rule files and every operator of the engine, changed.

Run from the root: python tests/regles/mutation.py [--moteur] [--regles] [--limite N]. A mutant is killed when a
case of the table, or one of the fast checks, answers otherwise. Prints the survivors and the share killed.
Nothing is written: rule files are copied to a temporary folder, engine modules are changed in memory.

Known to change nothing, so left alive: delais.py, the 60 years of HORIZON and both ends of its filter (every
candidate day is judged again, and today fails by definition); questions.py, the neighbours ±1 taken with + or -,
and the starting note 0; montants_chomage.py, an allowance equal to the floor to the last decimal;
moteur.py, `le < du` on the day of opening (an open scheme never gets there); periode_reconversion.toml, 150 → 151
beside an agreement (150 hours already pass the ordinary bounds).
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.machinery import ModuleSpec
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import hypothesis  # noqa: F401 - imported once, before the children
import icalendar  # noqa: F401
import pytest

RACINE = Path(__file__).parents[2]
CORPUS = RACINE / "corpus"
MOTEUR = RACINE / "assistant" / "regles"
# what decides and counts; loading, French wording and pages have their own tests, run apart
MODULES = ("expressions", "temps", "deductions", "jugement", "delais", "ouvertures", "questions", "calendrier",
           "compte", "montants", "montants_formation", "montants_cpf", "montants_chomage", "coherence", "moteur")
TESTS = ("test_expressions", "test_temps", "test_moteur", "test_delais", "test_questions", "test_montants",
         "test_calendrier", "test_coherence", "test_bords")
# the tests that look at a module first: most faults fall there, before the table is read
PROCHES = {"expressions": "test_expressions", "temps": "test_temps", "deductions": "test_delais",
           "delais": "test_delais", "ouvertures": "test_delais", "questions": "test_questions",
           "calendrier": "test_calendrier", "coherence": "test_coherence", "jugement": "test_moteur", "moteur": "test_moteur", "montants": "test_montants",
           "compte": "test_montants", "montants_formation": "test_montants", "montants_cpf": "test_montants",
           "montants_chomage": "test_montants"}
EXPRESSION = re.compile(r'^(lorsque|si|sauf) = ')
NOMBRE = re.compile(r"(?<![\w.-])-?\d+(?:\.\d+)?(?![\w-])")
SECONDES = 60
_PASSENT: frozenset[str] = frozenset()
INVERSES = {ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Eq: ast.NotEq,
            ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}
CALCULS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where, what, and the new text of the file."""

    fichier: Path
    quoi: str
    texte: str


def mutants_des_regles() -> Iterator[Mutant]:
    """Yield the rule files with one number of an expression, one delay or one dated amount moved by one step."""
    for chemin in sorted((*(CORPUS / "dispositifs").glob("*.toml"), *(CORPUS / "parametres").glob("*.toml"))):
        lignes = chemin.read_text(encoding="utf-8").splitlines()
        for rang, ligne in enumerate(lignes):
            if EXPRESSION.match(ligne) or ligne.startswith(("valeur = ", "decalage_")):
                yield from _deplacer(chemin, lignes, rang)


def _deplacer(chemin: Path, lignes: list[str], rang: int) -> Iterator[Mutant]:
    for trouve in NOMBRE.finditer(lignes[rang]):
        lu = trouve.group()
        pas = 10 ** -len(lu.partition(".")[2])
        for ecart in (pas, -pas):
            neuf = f"{float(lu) + ecart:.{len(lu.partition('.')[2])}f}"
            ligne = lignes[rang][:trouve.start()] + neuf + lignes[rang][trouve.end():]
            texte = "\n".join([*lignes[:rang], ligne, *lignes[rang + 1:]]) + "\n"
            yield Mutant(chemin, f"{chemin.name}:{rang + 1} {lu} → {neuf}", texte)


class _Changer(ast.NodeTransformer):
    """Change the n-th place that can be changed; count the places when n is None."""

    def __init__(self, cible: int | None) -> None:
        self.cible, self.vus, self.quoi = cible, 0, ""

    def _ici(self, noeud: ast.AST, quoi: str) -> bool:
        self.vus += 1
        if self.vus - 1 != self.cible:
            return False
        self.quoi = f"ligne {getattr(noeud, 'lineno', '?')} {quoi}"
        return True

    def visit_Compare(self, noeud: ast.Compare) -> ast.AST:
        self.generic_visit(noeud)
        for rang, op in enumerate(noeud.ops):
            if type(op) in INVERSES and self._ici(noeud, type(op).__name__):
                noeud.ops[rang] = INVERSES[type(op)]()
        return noeud

    def visit_BoolOp(self, noeud: ast.BoolOp) -> ast.AST:
        self.generic_visit(noeud)
        if self._ici(noeud, type(noeud.op).__name__):
            noeud.op = ast.Or() if isinstance(noeud.op, ast.And) else ast.And()
        return noeud

    def visit_UnaryOp(self, noeud: ast.UnaryOp) -> ast.AST:
        self.generic_visit(noeud)
        return noeud.operand if isinstance(noeud.op, ast.Not) and self._ici(noeud, "not") else noeud

    def visit_BinOp(self, noeud: ast.BinOp) -> ast.AST:
        self.generic_visit(noeud)
        texte = isinstance(noeud.left, ast.Constant | ast.JoinedStr) and not isinstance(getattr(noeud.left, "value", 0), int)
        if type(noeud.op) in CALCULS and not texte and self._ici(noeud, type(noeud.op).__name__):
            noeud.op = CALCULS[type(noeud.op)]()
        return noeud

    def visit_Constant(self, noeud: ast.Constant) -> ast.AST:
        if isinstance(noeud.value, bool) and self._ici(noeud, str(noeud.value)):
            return ast.copy_location(ast.Constant(not noeud.value), noeud)
        if type(noeud.value) is int and self._ici(noeud, str(noeud.value)):
            return ast.copy_location(ast.Constant(noeud.value + 1), noeud)
        return noeud

    def visit_AnnAssign(self, noeud: ast.AnnAssign) -> ast.AST:
        if noeud.value is not None:
            noeud.value = self.visit(noeud.value)
        return noeud

    def visit_arguments(self, noeud: ast.arguments) -> ast.AST:
        noeud.defaults = [self.visit(d) for d in noeud.defaults]
        return noeud

    def visit_ClassDef(self, noeud: ast.ClassDef) -> ast.AST:
        noeud.body = [self.visit(n) for n in noeud.body]  # frozen or not, a dataclass counts the same
        return noeud

    def visit_FunctionDef(self, noeud: ast.FunctionDef) -> ast.AST:
        noeud.args = self.visit(noeud.args)
        noeud.body = [self.visit(n) for n in noeud.body]  # annotations and decorators are left alone
        return noeud

    def visit_Assert(self, noeud: ast.Assert) -> ast.AST:
        return noeud  # an assertion only tells the type checker what callers ensure


def mutants_du_moteur() -> Iterator[Mutant]:
    """Yield the engine modules with one comparison, operator, boolean or whole number changed."""
    for nom in MODULES:
        chemin = MOTEUR / f"{nom}.py"
        arbre = ast.parse(chemin.read_text(encoding="utf-8"))
        compteur = _Changer(None)
        compteur.visit(copy.deepcopy(arbre))
        for cible in range(compteur.vus):
            changeur = _Changer(cible)
            mute = ast.fix_missing_locations(changeur.visit(copy.deepcopy(arbre)))
            yield Mutant(chemin, f"{nom}.py {changeur.quoi}", ast.unparse(mute))


def _cas() -> ModuleType:
    return _charger("test_cas")


def _charger(nom: str) -> ModuleType:
    if nom in sys.modules:
        return sys.modules[nom]
    spec = importlib.util.spec_from_file_location(nom, Path(__file__).with_name(f"{nom}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[nom] = module
    spec.loader.exec_module(module)
    return module


def _double_entree_tient(droit: Any) -> bool:
    module = _charger("test_double_entree")
    try:
        for valeurs in module.VALEURS:
            module.test_chaque_montant_date(droit, *valeurs)
        for ident, attendues in module.SENIORITES:
            module.test_l_anciennete_est_celle_du_ptp(droit, ident, attendues)
        module.test_deux_smic_suit_le_taux_horaire(droit)
        module.test_chaque_delai(droit)
        module.test_chaque_dispositif_ouvre_et_ferme_a_sa_date(droit)
    except AssertionError:
        return False
    return True


def _passe(cas: ModuleType, droit: Any, c: Any) -> bool:
    from assistant.regles import evaluer, lire_faits_declares

    seul = replace(droit, dispositifs=(droit.dispositif(c.ligne["dispositif"]),))  # one scheme: ten times faster
    bilan = evaluer(seul, lire_faits_declares(droit, c.faits), c.le)[0]
    return (cas._verdict_convient(c.ligne["verdict"], bilan.verdict)
            and cas._date_convient(c.ligne["a_partir_du"], bilan.possible_a_partir_du)
            and cas._montants_conviennent(c.ligne["montant"], bilan.prise_en_charge))


def _juge(cas: ModuleType, attendus: frozenset[str]) -> Callable[[Path], bool]:
    """Return a function that tells whether a corpus folder fails one of these cases."""
    from assistant.errors import CorpusError
    from assistant.regles import charger_droit

    bons = [c for c in cas.TOUS if c.id in attendus]

    def tue(dossier: Path) -> bool:
        try:
            droit = charger_droit(dossier)
        except CorpusError:
            return True
        return not (_double_entree_tient(droit) and all(_passe(cas, droit, c) for c in bons))

    return tue


def _cas_qui_passent() -> frozenset[str]:
    """Return the ids of the cases that the real law answers today; only these can kill."""
    from assistant.regles import charger_droit

    cas = _cas()
    vrai = charger_droit(CORPUS)
    return frozenset(c.id for c in cas.TOUS if _passe(cas, vrai, c))


def essayer_regles(mutants: list[Mutant]) -> list[str]:
    """Return the mutants of the rule files that no case sees."""
    tue, survivants = _juge(_cas(), _PASSENT), []
    with tempfile.TemporaryDirectory() as dossier:
        copie = Path(dossier)
        for sous in ("dispositifs", "parametres"):
            shutil.copytree(CORPUS / sous, copie / sous)
        shutil.copy(CORPUS / "faits.toml", copie)
        for mutant in mutants:
            cible = copie / mutant.fichier.relative_to(CORPUS)
            cible.write_text(mutant.texte, encoding="utf-8")
            if not tue(copie) and _signaler(mutant):
                survivants.append(mutant.quoi)
            shutil.copy(mutant.fichier, cible)
    return survivants


def essayer_moteur(mutants: list[Mutant]) -> list[str]:
    """Return the mutants of the engine that neither the cases nor the unit tests see, one child process each."""
    temoin = MOTEUR / "delais.py"
    if not _survit(Mutant(temoin, "rien", temoin.read_text(encoding="utf-8"))):
        raise SystemExit("Le moteur sans faute est déjà refusé par les tests : réparez-les avant de mesurer.")
    return [mutant.quoi for mutant in mutants if _survit(mutant) and _signaler(mutant)]


def _signaler(mutant: Mutant) -> bool:
    print(f"  survit : {mutant.quoi}", flush=True)
    return True


def _survit(mutant: Mutant) -> bool:
    enfant = os.fork()
    if enfant == 0:
        signal.alarm(SECONDES)  # an endless loop is a fault seen
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - the child ends right after
        try:
            os._exit(0 if _rien_vu(mutant) else 1)
        except BaseException:  # noqa: BLE001 - whatever breaks is a fault seen
            os._exit(1)
    _, statut = os.waitpid(enfant, 0)
    return os.waitstatus_to_exitcode(statut) == 0


class _Remplacer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serve one module from the mutated text."""

    def __init__(self, mutant: Mutant) -> None:
        self.nom, self.mutant = f"assistant.regles.{mutant.fichier.stem}", mutant

    def find_spec(self, nom: str, *_: object) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(nom, self) if nom == self.nom else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.texte, str(self.mutant.fichier), "exec"), module.__dict__)  # noqa: S102


def _rien_vu(mutant: Mutant) -> bool:
    for nom in [n for n in sys.modules if n.startswith(("assistant", "test_cas", "test_double"))]:
        del sys.modules[nom]
    sys.meta_path.insert(0, _Remplacer(mutant))
    proche = PROCHES[mutant.fichier.stem]
    autres = [nom for nom in TESTS if nom != proche]
    return _tiennent([proche]) and not _juge(_cas(), _PASSENT)(CORPUS) and _tiennent(autres)


def _tiennent(noms: list[str]) -> bool:
    fichiers = [str(Path(__file__).with_name(f"{nom}.py")) for nom in noms]
    return pytest.main(["-q", "-x", "-p", "no:cacheprovider", "--assert=plain", *fichiers]) == 0


def dire(nom: str, total: int, survivants: list[str]) -> None:
    """Print the share killed; survivors were printed as they were found."""
    print(f"{nom} : {total - len(survivants)} mutants tués sur {total} ({(total - len(survivants)) / max(total, 1):.1%})")


def main() -> None:
    """Try every mutant, or a random sample of each kind."""
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--regles", action="store_true")
    lecteur.add_argument("--moteur", action="store_true")
    lecteur.add_argument("--limite", type=int)
    options = lecteur.parse_args()
    sys.path.insert(0, str(RACINE))
    os.environ |= {"ASSISTANT_EXEMPLES": "20", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    global _PASSENT
    _PASSENT = _cas_qui_passent()
    for nom, voulu, fabrique, essai in (
        ("Règles", options.regles, mutants_des_regles, essayer_regles),
        ("Moteur", options.moteur, mutants_du_moteur, essayer_moteur),
    ):
        if voulu or not (options.regles or options.moteur):
            mutants = list(fabrique())
            if options.limite and options.limite < len(mutants):
                mutants = Random(20261122).sample(mutants, options.limite)
            dire(nom, len(mutants), essai(mutants))


if __name__ == "__main__":
    main()
