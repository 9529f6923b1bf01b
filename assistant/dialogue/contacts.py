"""Who is named in a message, among those that corpus/contacts.toml allows to name."""

from __future__ import annotations

import re
from functools import cache

from assistant.dialogue.services import Services
from assistant.domaine.texte import plier


def contacts_nommes(s: Services, plie: str) -> tuple[str, ...]:
    """Return the ids of the contacts that a folded text names, by their name without its region, or by their acronym."""
    return tuple(i for i, c in s.contacts.items() if not i.startswith("urgence") and any(_dit(nom, plie) for nom in _noms(c.nom)))


def sans_contacts(s: Services, plie: str) -> str:
    """Return a folded text without the names of contacts nor of the region."""
    for contact in s.contacts.values():
        for nom in _noms(contact.nom):
            plie = _motif(nom).sub(" ", plie)
    return plie.replace("occitanie", " ")


def _noms(nom: str) -> tuple[str, ...]:
    sigles = re.findall(r"\(([A-Z][A-Za-z0-9]{2,})\)", nom)
    court = re.sub(r"\([^)]*\)|\b(occitanie|de votre entreprise|formation professionnelle|les 18)\b|,|^l'", " ", plier(nom))
    return (" ".join(court.split()), *map(plier, sigles))


def _dit(nom: str, plie: str) -> bool:
    return len(nom) > 3 and _motif(nom).search(plie) is not None


@cache
def _motif(nom: str) -> re.Pattern[str]:
    """Return the pattern of one name, plural or not: « transition pro »."""
    souple = re.sub(r"s\b", "s?", re.escape(nom))
    return re.compile(rf"(?<![a-z0-9]){souple}(?![a-z0-9])")
