"""Read a request for a training: its level, its kind of diploma and the words that are left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domaine.texte import plier
from assistant.orientation.mots import racine, racines


@dataclass(frozen=True, slots=True)
class Demande:
    """What is asked for: niveau 3-8 or None, type as the register writes it or None, stems of the rest."""

    niveau: int | None
    type: str | None
    mots: tuple[str, ...]


# (pattern on folded text, level, type)
_MOTIFS: tuple[tuple[str, int | None, str | None], ...] = (
    (r"\bbac\s*\+\s*2\b|\bbac plus deux\b|\bbac ?\+2\b", 5, None),
    (r"\bbac\s*\+\s*[34]\b|\bbac plus (trois|quatre)\b", 6, None),
    (r"\bbac\s*\+\s*5\b|\bbac plus cinq\b", 7, None),
    (r"\bbac\s*\+\s*8\b", 8, None),
    (r"\bniveau\s*([3-8])\b", None, None),
    (r"\bbac pro(fessionnel)?\b|\bbaccalaureat professionnel\b", 4, "Baccalauréat professionnel"),
    (r"\bbtsa\b|\bbts agricole\b", 5, "Brevet de technicien supérieur agricole"),
    (r"\bbts\b|\bbrevet de technicien superieur\b", 5, "Brevet de technicien supérieur"),
    (r"\bcapa\b|\bcap agricole\b", 3, "Certificat d'aptitude professionnelle agricole"),
    (r"\bcap\b|\bcertificat d'aptitude professionnelle\b", 3, "Certificat d'aptitude professionnelle"),
    (r"\bbpjeps\b", 4, "Brevet professionnel de la jeunesse, de l'éducation populaire et du sport"),
    (r"\bdejeps\b", 5, "Diplôme d'état de la jeunesse, de l'éducation populaire et du sport"),
    (r"\bbp\b|\bbrevet professionnel\b", 4, "Brevet professionnel"),
    (r"\bbut\b(?= )|\bbachelor universitaire de technologie\b", 6, "Bachelor universitaire de technologie"),
    (r"\blicence pro(fessionnelle)?\b", 6, "Licence professionnelle"),
    (r"\blicence\b", 6, "Licence"),
    (r"\bmaster\b", 7, "Master"),
    (r"\bdeust\b", 5, "Diplôme d'études universitaires scientifiques et techniques"),
    (r"\bdiplome d['e ]*etat\b", None, "Diplôme d'Etat"),
    (r"\btitre pro(fessionnel)?\b|\btp\b", None, "Titre professionnel"),
    (r"\bsans (le )?bac\b|\bsans diplome\b", 3, None),
    (r"\bniveau bac\b|\bau bac\b", 4, None),
    (r"\bingenieure? diplome\b|\bdiplome d'ingenieur\b", 7, "Titre ingénieur"),
)
_OUTILS = frozenset(
    racine(plier(mot))
    for mot in ["formation", "formations", "titre", "diplôme", "certification", "certifications", "certificat", "rncp", "rs", "fiche", "encore", "valable", "enregistré", "enregistrée", "inscrit", "active", "actif", "valide", "je", "j", "veux", "voudrais", "cherche", "trouver", "faire", "passer", "obtenir", "travailler", "travail", "niveau", "possible", "si", "est", "il", "elle", "qu", "que", "qui", "quel", "quelle", "quelles", "quels", "y", "ou", "où", "comment", "existe", "t", "suivre", "devenir", "métier", "metiers", "me", "m", "se", "s", "on", "nous", "vous", "pas", "ne", "n", "plus", "très", "reconversion", "reconvertir", "projet", "bac", "sans", "ai", "as", "ont", "sont", "suis", "être", "avoir", "peut", "peux", "faut", "occitanie", "toulouse", "montpellier", "région", "bonjour", "merci", "svp", "recherche", "besoin", "souhaite", "souhaiterais", "aimerais", "envie", "intéresse", "secteur", "domaine", "branche", "toujours", "cpf", "ptp", "finançable", "financée", "financer", "professionnelle", "reconnue", "reconnu", "état", "liste", "quoi", "donne", "donner", "moi"]
)


def lire_demande(texte: str, sigles: Mapping[str, str] | None = None) -> Demande:
    """Return what a request asks for; sigles says in full what short names stand for."""
    # « DE » is a diploma only in capitals: in small letters it is everywhere.
    reste = plier(texte if texte.isupper() else re.sub(r"\bD\.?E\.?(?=\s)", "diplôme d'état", texte))
    for court, long in (sigles or {}).items():
        reste = re.sub(rf"\b{re.escape(plier(court))}\b", f"{plier(long)}", reste)
    niveau: int | None = None
    type_: str | None = None
    for motif, sens, nature in _MOTIFS:
        trouve = re.search(motif, reste)
        if trouve is None or (nature and type_):
            continue
        lu = sens if trouve.lastindex is None or not trouve[1] or not trouve[1].isdigit() else int(trouve[1])
        niveau, type_ = niveau or lu, type_ or nature
        reste = f"{reste[: trouve.start()]} {reste[trouve.end() :]}"
    mots = tuple(mot for mot in dict.fromkeys(racines(reste)) if mot not in _OUTILS)
    return Demande(niveau, type_, mots)
