"""What an outside model receives holds no personal data; what it needs stays; the answer gets the words back."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from assistant.domaine.texte import plier
from assistant.grounding.donnees_personnelles import Masque, masquer
from tests.modele.conftest import Brancher, combien
from tests.modele.humeurs import honnete
from tests.modele.messages_personnels import RESTE, messages

TOLERE = {"adresse": 0.02, "naissance": 0.02, "nom": 0.05}  # the others: not one


def fuit(recu: str, secret: str) -> bool:
    """Return whether a secret, or the part of it that names, is in what was received; signs between figures do not hide it."""
    if sum(c.isdigit() for c in secret) >= 6:
        chiffres = re.sub(r"[^0-9a-z]", "", plier(secret))
        return chiffres in re.sub(r"[^0-9a-z]", "", plier(recu))
    return plier(secret) in plier(recu) or plier(secret.split()[-1]) in plier(recu).split()


def test_bytes_that_leave_hold_no_personal_data(brancher: Brancher) -> None:
    """On the bytes received: no NIR, IBAN, e-mail, phone or France Travail id; few names, addresses, birth dates."""
    fuites: Counter[str] = Counter()
    vus: Counter[str] = Counter()
    exemples = []
    with brancher(honnete, externe=True) as branche:
        for m in messages(combien(68, 272)):
            branche.serveur.recus.clear()
            branche.dire(m.texte)
            if branche.serveur.recus:
                vus[m.genre] += 1
                if fuit(branche.serveur.texte_recu, m.secret):
                    fuites[m.genre] += 1
                    exemples.append(m.texte)
    print("envoyés", vus, "fuites", fuites)
    assert sum(vus.values()) >= combien(40, 200)
    assert all(fuites[g] <= TOLERE.get(g, 0) * vus[g] for g in vus), exemples


def test_what_a_model_needs_stays(assistant) -> None:
    """Codes, articles, amounts, places and dates of contracts are not masked: at most 3 messages of 60 are touched."""
    courant = assistant.services.recherche.courant
    touches = [(t, masquer(t, courant)[1]) for t in RESTE if masquer(t, courant)[1]]
    assert len(RESTE) == 60
    assert len(touches) <= 3, touches


def test_no_secret_is_left_by_masking_alone() -> None:
    """Without the corpus to help, every kind is still masked."""
    for m in messages(136):
        texte, _ = masquer(m.texte)
        if m.genre not in TOLERE:
            assert not fuit(texte, m.secret), (m.texte, texte)


@pytest.mark.parametrize("texte", [m.texte for m in messages(34)])
def test_masking_is_undone_exactly(texte: str) -> None:
    """What was masked comes back word for word, and the same thing keeps its place from text to text."""
    masque = Masque()
    assert masque.demasquer(masque.masquer(texte)) == texte
    assert masque.masquer(texte) == masque.masquer(texte)


@pytest.mark.parametrize("motif", ["né le ", "nom : ab ", "a", "1 ", "identifiant pôle emploi ", "x.y@", "Ab ", "12 rue ", "mme "])
def test_a_hostile_message_does_not_slow_masking(motif: str) -> None:
    """Twelve thousand characters of any cue are masked in well under a second: no pattern runs away."""
    debut = time.perf_counter()
    masquer((motif * 12000)[:12000])
    assert time.perf_counter() - debut < 1.0
