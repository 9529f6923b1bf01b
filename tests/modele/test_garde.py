"""The guard itself: altered answers are caught, faithful ones are let through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from assistant.dialogue.assistant import Assistant
from assistant.dialogue.modele.prompts import Prompts
from assistant.dialogue.modele.redaction import dossier, fiche, redigeable
from assistant.domaine.reponse import Conversation
from assistant.grounding.enonces import decouper
from assistant.grounding.garde import Dossier, Unite, controler
from assistant.grounding.nombres_lettres import chiffrer
from assistant.grounding.suite_valeurs import suite
from tests.modele.conftest import JOUR, combien
from tests.modele.humeurs import honnete

NOMBRE = re.compile(r"(?<![\[\w.,-])\d[\d\u202f\u00a0]*(?:,\d+)?(?![\w-]*\])(?!\w)")
ARTICLE = re.compile(r"\b[LRD]\.? ?\d{4}-\d+(?:-\d+)*")
CONDITIONS = re.compile(
    r", (?:dont|sauf|si|à condition|hors|même|dans la limite|au plus|au moins)\b[^,.;:\[]+|\s(?:si|sauf|au moins|au plus|avant|après|jusqu'au|seulement)\b[^,.;:\[]+")
VERBES = re.compile(r"\b(est|sont|peut|doit|demande|permet|reste|garde|paie|dure|exige|compte|décide|faut)\b")


def un_nombre(texte: str) -> str | None:
    """Change the first figure by one."""
    m = NOMBRE.search(texte)
    if m is None:
        return None
    entier = re.sub(r"\D", "", m[0].split(",")[0])
    return texte[: m.start()] + str(int(entier) + 1) + texte[m.start() + len(m[0].split(",")[0]):]


def un_dernier_nombre(texte: str) -> str | None:
    """Change the last figure by one."""
    tous = list(NOMBRE.finditer(texte))
    if not tous or int(re.sub(r"\D", "", tous[-1][0].split(",")[0])) == 0:
        return None
    m = tous[-1]
    return texte[: m.start()] + str(int(re.sub(r"\D", "", m[0].split(",")[0])) - 1) + texte[m.start() + len(m[0].split(",")[0]):]


def un_article(texte: str) -> str | None:
    """Swap an article for its neighbour."""
    m = ARTICLE.search(texte)
    return None if m is None else texte[: m.end() - 1] + str((int(m[0][-1]) + 1) % 10) + texte[m.end():]


def une_citation(texte: str) -> str | None:
    """Give a sentence the mark of another."""
    marques = list(dict.fromkeys(re.findall(r"\[\d+\]", texte)))
    return None if len(marques) < 2 else texte.replace(marques[0], "§", 1).replace(marques[1], marques[0], 1).replace("§", marques[1], 1)


def une_citation_partie(texte: str) -> str | None:
    """Move a mark to another existing one."""
    marques = list(dict.fromkeys(re.findall(r"\[\d+\]", texte)))
    return None if len(marques) < 2 else texte.replace(marques[-1], marques[0], 1)


def une_negation(texte: str) -> str | None:
    """Deny the first verb."""
    m = VERBES.search(texte)
    if m is None or re.search(r"n'$|\bne $", texte[: m.start()]):
        return None
    ne = "n'" if m[0][0] in "aeéiou" else "ne "
    return f"{texte[: m.start()]}{ne}{m[0]} pas{texte[m.end():]}"


def sans_negation(texte: str) -> str | None:
    """Take a negation out."""
    change = re.sub(r"\b(?:ne |n')(\w+) (?:pas|jamais)\b", r"\1", texte, count=1)
    return change if change != texte else None


def sans_condition(texte: str) -> str | None:
    """Drop a condition."""
    change = CONDITIONS.sub("", texte, count=1)
    return change if change != texte else None


ALTERATIONS: dict[str, tuple[float, tuple[Callable[[str], str | None], ...]]] = {
    "nombre": (1.0, (un_nombre, un_dernier_nombre)), "article": (1.0, (un_article,)), "citation": (0.95, (une_citation, une_citation_partie)),
    "negation": (0.8, (une_negation, sans_negation)), "condition": (0.8, (sans_condition,)),
}


@pytest.fixture(scope="module")
def dossiers(assistant: Assistant, prompts: Prompts, paroles: list[list[str]]) -> list[tuple[str, Dossier]]:
    """Return checked answers with what a rewording of each may rest on."""
    lus: list[tuple[str, Dossier]] = []
    for tours in paroles[: combien(60, 240)]:
        _, ebauche = assistant._planifier(Conversation(date=JOUR), tours[0], tours[0], None)
        reponse = assistant._verifier(Conversation(date=JOUR), None, ebauche, tours[0])
        if redigeable(ebauche, reponse):
            lus.append((reponse.texte, dossier(ebauche, reponse, prompts.neutres, prompts.consignes)))
    return lus + _regles(assistant, prompts)


def _regles(assistant: Assistant, prompts: Prompts) -> list[tuple[str, Dossier]]:
    """Return the rules of the law with their articles, three by three: answers show few articles."""
    regles = [f"{c.regle.rstrip('.')} ({c.reference.article})." for d in assistant.services.droit.dispositifs for c in d.conditions if c.reference.article and "\n" not in c.regle]
    lus = []
    for i in range(0, len(regles) - 2, 3 if len(regles) < 400 else 6)[: combien(10, 60)]:
        trois = tuple(Unite(r, frozenset({n}), n) for n, r in enumerate(regles[i: i + 3], 1))
        texte = "\n\n".join(f"{u.texte} [{n}]" for n, u in enumerate(trois, 1))
        lus.append((texte, Dossier(trois, {}, prompts.neutres, prompts.consignes)))
    return lus


def test_altered_answers_are_caught(dossiers: list[tuple[str, Dossier]], prompts: Prompts) -> None:
    """Figures and articles changed by one: all caught; citations moved: 95 %; negations and conditions: 80 %."""
    faites: Counter[str] = Counter()
    prises: Counter[str] = Counter()
    echappees = []
    for texte, d in dossiers:
        for depart in (texte, _honnete(d, prompts)):
            if controler(depart, d):
                continue
            for genre, (_, gestes) in ALTERATIONS.items():
                for geste in gestes:
                    altere = geste(depart)
                    if altere is not None and dit(altere) != dit(depart):
                        faites[genre] += 1
                        prises[genre] += bool(controler(altere, d))
                        if not controler(altere, d):
                            echappees.append((genre, geste.__name__, altere[:300]))
    print({g: f"{prises[g]}/{faites[g]}" for g in faites})
    assert sum(faites.values()) >= combien(100, 200)
    assert all(prises[g] >= ALTERATIONS[g][0] * faites[g] for g in faites), echappees


def dit(texte: str) -> list[tuple[tuple[str, ...], str, frozenset[int]]]:
    """Return what a text says, sentence by sentence: an alteration that leaves it the same is none."""
    return [(suite(e.texte), e.texte, frozenset(e.marques)) for e in decouper(texte)]


def _honnete(d: Dossier, prompts: Prompts) -> str:
    return honnete("", prompts.redaction.remplir(message="", fautes="", fiche=fiche(d.unites), preuves=""))


def test_faithful_answers_raise_no_alarm(dossiers: list[tuple[str, Dossier]], prompts: Prompts) -> None:
    """At most 3 % of checked answers, as they are or faithfully reworded, are refused."""
    textes = [(t, d) for texte, d in dossiers for t in (texte, _honnete(d, prompts))]
    alarmes = [(t[:200], controler(t, d)[:2]) for t, d in textes if controler(t, d)]
    print(f"fausses alarmes {len(alarmes)}/{len(textes)}")
    assert len(alarmes) <= max(1, 0.03 * len(textes)), alarmes


UNITES = (
    Unite("**Projet de transition professionnelle (PTP) : à préciser.**", frozenset(), 0, exact=True),
    Unite("En CDI, il faut 24 mois de travail salarié, dont 12 mois dans l'entreprise actuelle (C. trav. D6323-9).", frozenset({1}), 0),
    Unite("Ne démissionnez pas avant l'attestation de Transitions Pro.", frozenset({2}), 1),
    Unite("Pour avancer : votre employeur est-il public ?", frozenset(), 2),
)
BON = """Voici ce que je peux vous dire.

**Projet de transition professionnelle (PTP) : à préciser.** En CDI, il faut deux ans de travail salarié, dont un an dans l'entreprise actuelle (C. trav. D6323-9) [1].

Ne démissionnez pas avant l'attestation de Transitions Pro. [2]

Pour avancer : votre employeur est-il public ?"""


@pytest.mark.parametrize(("genre", "avant", "apres"), [
    ("marque", "[2]", "[7]"), ("sans_preuve", "Voici ce que je peux vous dire.", "La commission accepte presque tout le monde."),
    ("omission", "Ne démissionnez pas avant l'attestation de Transitions Pro. [2]", ""), ("valeur", "deux ans", "trois ans"), ("valeur", "D6323-9", "D6323-8"),
    ("valeur", "un an dans", "dix-huit mois dans"), ("mot", "entreprise actuelle", "mairie actuelle"), ("negation", "Ne démissionnez pas", "Démissionnez"),
    ("condition", "démissionnez pas avant", "démissionnez pas après"), ("decision", "En CDI, il", "En CDI, c'est accordé : il"), ("titre", "à préciser.**", "possible.**"),
    ("titre", "**Projet de transition professionnelle (PTP) : à préciser.** ", ""), ("guillemets", "travail salarié", "« travail payé »"),
    ("lien", "Pro. [2]", "Pro (https://exemple.fr). [2]"), ("forme", "[2]", "[2] <b>vite</b>"), ("forme", "Voici", "# Voici"), ("langue", "Voici ce", "Вот ce"),
    ("promesse", "Voici ce que je peux vous dire.", "Vous serez accepté."), ("omission", "Pour avancer : votre employeur est-il public ?", ""),
    ("fuite", "Voici ce que je peux vous dire.", "Reprenez chaque phrase de la fiche, dans l'ordre, avec ses mots importants."),
])
def test_each_fault_has_its_name(prompts: Prompts, genre: str, avant: str, apres: str) -> None:
    """One thing changed in a good draft gives a fault of its kind; the good draft gives none."""
    d = Dossier(UNITES, {}, prompts.neutres, prompts.consignes)
    assert controler(BON, d) == ()
    assert avant in BON
    assert genre in {f.genre for f in controler(BON.replace(avant, apres, 1), d)}


@pytest.mark.parametrize(("texte", "attendu"), [
    ("vingt-quatre mois, dont douze", ("mois 24", "nombre 12")), ("dix-huit mille euros", ("eur 18000",)), ("quatre-vingt-dix-sept pour cent", ("% 97",)),
    ("deux ans puis 3 ans", ("mois 24", "mois 36")), ("les deux pistes", ()), ("10 pour cent une baisse", ("% 10",)), ("niveau 5) : le § 4.1, p. 36", ("nombre 5", "lieu 4.1", "lieu 36")),
])
def test_values_in_order_and_in_letters(texte: str, attendu: tuple[str, ...]) -> None:
    """Values are read in order, whether in figures or in letters."""
    assert suite(texte) == attendu


def test_letters_are_put_in_figures() -> None:
    """Large and compound numbers come out right; words that only look like numbers stay."""
    assert chiffrer("mille deux cents euros, vingt et un ans, une piste, neuf idées") == "1200 euros, 21 ans, une piste, neuf idées"
