"""Recognise jobs in what people write: official names, familiar names, feminine forms, typos, partial names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.domaine.orientation import Metier, MetierReconnu
from assistant.domaine.texte import plier
from assistant.orientation.mots import VIDES, Mot, mots
from assistant.orientation.noms import Nom, Noms

_LIMITES = frozenset(
    ["et", "ou", "mais", "que", "qui", "je", "j", "tu", "il", "elle", "on", "nous", "vous", "voudrais", "veux", "devenir", "comme", "depuis", "vers", "puis", "car", "si", "donc"]
)
_INDICES = frozenset(
    ["suis", "devenir", "comme", "metier", "poste", "emploi", "job", "travaille", "travaillais", "bosse", "etais", "etait", "etre", "deviens", "ancien", "ancienne", "ex", "reconvertir", "vers", "fais", "fait", "qu", "que", "formation", "profession", "boulot", "embauche", "embauchee", "employe", "employee"]
)
_SEUIL = 0.62
_LONGUEUR = 5000  # characters read: a person names their job well before


@dataclass(frozen=True, slots=True)
class Mention:
    """A job named in a text: where (offsets), in which words, and what it may be, surest first."""

    debut: int
    fin: int
    mots: str
    candidats: tuple[MetierReconnu, ...]


class Metiers:
    """The jobs of ROME v4, found by any way of naming them."""

    def __init__(
        self, metiers: Mapping[str, Metier], charger: Callable[[], Noms], connus: Callable[[], Iterable[str]]
    ) -> None:
        self.par_code = metiers
        self._charger = charger
        self._mots_connus = connus
        self._corriger_racine = lru_cache(maxsize=4096)(self._correction)

    @cached_property
    def noms(self) -> Noms:
        """Return the names, read on first use."""
        return self._charger()

    @cached_property
    def _connus(self) -> frozenset[str]:
        return frozenset(self._mots_connus()) | self.noms.poids_mot.keys()

    @cached_property
    def _vocabulaire(self) -> list[str]:
        return [mot for mot in self.noms.poids_mot if len(mot) >= 4]

    def reconnaitre(self, texte: str, limite: int = 5) -> list[MetierReconnu]:
        """Return the jobs named in a text, surest first, at most one line per code."""
        meilleurs: dict[str, MetierReconnu] = {}
        for mention in self.mentions(texte):
            for candidat in mention.candidats:
                ancien = meilleurs.get(candidat.metier.rome)
                if ancien is None or candidat.confiance > ancien.confiance:
                    meilleurs[candidat.metier.rome] = candidat
        return sorted(meilleurs.values(), key=lambda m: -m.confiance)[:limite]

    def mentions(self, texte: str) -> list[Mention]:
        """Return the jobs named in the first 5,000 characters, in order of appearance; [] when there is none."""
        pleins = [mot for mot in mots(texte[:_LONGUEUR]) if mot.plie not in VIDES]
        entier = self._entier(texte, pleins)
        if entier:
            return [entier]
        trouvees: list[Mention] = []
        rang = 0
        while rang < len(pleins):
            lue = self._lire(texte, pleins, rang)
            if lue is None:
                rang += 1
            else:
                mention, longueur = lue
                trouvees.append(mention)
                rang += longueur
        return trouvees

    def _entier(self, texte: str, pleins: list[Mot]) -> Mention | None:
        """Return the job when the whole text is one official name, punctuation and both genders included."""
        cle = tuple(mot.racine for mot in pleins)
        noms = [] if len(cle) < 2 or cle in self.noms.refuses else self.noms.exacts.get(cle, [])
        if not noms:
            return None
        ecrit = plier(texte[pleins[0].debut : pleins[-1].fin])
        return self._mention(texte, pleins, _classer((nom, _note_exacte(nom, ecrit)) for nom in noms))

    def _lire(self, texte: str, pleins: list[Mot], rang: int) -> tuple[Mention, int] | None:
        fenetre = self._fenetre(pleins, rang)
        choix = self._choisir(self._exact(texte, fenetre), self._partiel(fenetre))
        if choix is None:
            return None
        longueur, notes = choix
        if not self._admis(pleins, rang, longueur):
            return None
        return self._mention(texte, fenetre[:longueur], notes), longueur

    def _mention(self, texte: str, lus: list[Mot], notes: list[tuple[Nom, float]]) -> Mention:
        debut, fin = lus[0].debut, lus[-1].fin
        dits = texte[debut:fin]
        candidats = tuple(
            MetierReconnu(self.par_code[nom.rome], round(note, 2), dits, nom.libelle) for nom, note in notes[:5]
        )
        return Mention(debut, fin, dits, candidats)

    def _fenetre(self, pleins: list[Mot], rang: int) -> list[Mot]:
        """Return the words from here to the next sign of punctuation."""
        fenetre = [pleins[rang]]
        for mot in pleins[rang + 1 : rang + max(8, self.noms.plus_long)]:
            if mot.coupure:
                break
            fenetre.append(mot)
        return fenetre

    def _exact(self, texte: str, fenetre: list[Mot]) -> tuple[int, list[tuple[Nom, float]]] | None:
        """Return the longest official or familiar name that starts here, typos mended if none does."""
        for corrige in (False, True):
            cle = tuple(self._corriger(mot) if corrige else mot.racine for mot in fenetre)
            for longueur in range(min(len(cle), self.noms.plus_long), 0, -1):
                if corrige and longueur == 1 and not _meme_allure(fenetre[0].racine, cle[0]):
                    continue
                for lecture in self._lectures(cle[:longueur]):
                    noms = self.noms.exacts.get(lecture)
                    if noms and lecture not in self.noms.refuses:
                        ecrit = plier(texte[fenetre[0].debut : fenetre[longueur - 1].fin])
                        return longueur, _classer((nom, _note_exacte(nom, ecrit) - 0.06 * corrige) for nom in noms)
        return None

    def _lectures(self, cle: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        yield cle
        synonymes = self.noms.synonymes
        if any(mot in synonymes for mot in cle):
            yield tuple(racine for mot in cle for racine in synonymes.get(mot, (mot,)))

    def _partiel(self, fenetre: list[Mot]) -> tuple[int, list[tuple[Nom, float]]] | None:
        """Return the names that share the head and other words of this window, with the words they cover."""
        noms = self.noms
        fin = next((i for i, mot in enumerate(fenetre) if mot.plie in _LIMITES), 7)
        cle = [noms.synonymes.get(mot.racine, (self._corriger(mot),))[0] for mot in fenetre[: min(fin, 7)]]
        if len(cle) < 2 or cle[0] not in noms.tetes:
            return None
        notes: list[tuple[Nom, float, int]] = []
        for nom in noms.par_tete[cle[0]]:
            communs = [i for i, mot in enumerate(cle) if mot in nom.racines]
            if len(communs) >= 2:
                notes.append((nom, self._note(nom, cle, communs), communs[-1] + 1))
        if not notes:
            return None
        meilleure = max(notes, key=lambda n: (n[1], -len(n[0].racines)))
        if meilleure[1] < _SEUIL:
            return None
        return meilleure[2], _classer((nom, 0.85 * note) for nom, note, _ in notes if note > meilleure[1] - 0.25)

    def _note(self, nom: Nom, cle: list[str], communs: list[int]) -> float:
        poids = self.noms.poids_mot
        partages = sum(poids[mot] for mot in {cle[i] for i in communs})
        du_nom = sum(poids[mot] for mot in set(nom.racines))
        du_texte = sum(poids.get(mot, 4.0) for mot in set(cle[: communs[-1] + 1]))
        return 0.5 * partages / du_nom + 0.5 * partages / du_texte + 0.02 * (nom.poids >= 1)

    def _choisir(
        self,
        exact: tuple[int, list[tuple[Nom, float]]] | None,
        partiel: tuple[int, list[tuple[Nom, float]]] | None,
    ) -> tuple[int, list[tuple[Nom, float]]] | None:
        """Prefer an exact name unless a partial one explains more of the words."""
        if exact is None or partiel is None:
            return exact or partiel
        if partiel[0] > exact[0] and partiel[1][0][1] > 0.6:
            return partiel[0], _classer([*partiel[1], *((nom, note - 0.3) for nom, note in exact[1])])
        vus = {nom.rome for nom, _ in exact[1]}
        suite = [(nom, min(note, 0.5)) for nom, note in partiel[1] if nom.rome not in vus]
        return exact[0], [*exact[1], *suite]

    def _admis(self, pleins: list[Mot], rang: int, longueur: int) -> bool:
        """Return whether these words may be read as a job here: ordinary words need a cue or stand alone."""
        cle = tuple(mot.racine for mot in pleins[rang : rang + longueur])
        if longueur == 1 and (cle[0] in self.noms.tetes_generales or pleins[rang].plie in self.noms.ordinaires):
            return False
        if cle in self.noms.refuses or _est_conjugue(pleins, rang):
            return False
        if cle not in self.noms.en_contexte:
            return True
        seul = len(pleins) == longueur or (pleins[rang].debut == 0 and len(pleins) == longueur + 1)
        # « consultant en cybersécurité »: an ordinary word right after a job word says which job.
        apres_metier = rang > 0 and not pleins[rang].coupure and pleins[rang - 1].racine in self.noms.tetes
        return seul or apres_metier or any(avant.plie in _INDICES for avant in pleins[max(0, rang - 2) : rang])

    def _corriger(self, mot: Mot) -> str:
        if len(mot.racine) < 5 or mot.plie in self.noms.ordinaires:
            return mot.racine
        return self._corriger_racine(mot.racine)

    def _correction(self, racine: str) -> str:
        """Return the word of the trade that a misspelt stem stands for, or the stem itself."""
        if racine in self._connus or racine.isdigit():
            return racine
        ecart = 1 if len(racine) < 11 else 2
        trouve = process.extractOne(racine, self._vocabulaire, scorer=OSA.distance, score_cutoff=ecart)
        return trouve[0] if trouve and trouve[0][0] == racine[0] else racine


def _note_exacte(nom: Nom, ecrit: str) -> float:
    """Return how sure an exact name is; the official name, letter for letter, comes first."""
    litteral = nom.officiel and re.sub(r" \([^)]*\)$", "", plier(nom.libelle)) == ecrit
    return 0.985 if litteral else 0.9 * nom.poids


def _est_conjugue(pleins: list[Mot], rang: int) -> bool:
    """Return whether the word is a verb of the speaker: « je garde mes enfants » names no job."""
    return rang > 0 and pleins[rang - 1].plie in {"je", "j"} and pleins[rang].plie not in {"fais", "fait"}


def _meme_allure(ecrit: str, corrige: str) -> bool:
    """Return whether a typo keeps the ending of the trade: « infirmere » does, « développer » does not."""
    return ecrit == corrige or ecrit[-2:] == corrige[-2:]


def _classer(notes: Iterable[tuple[Nom, float]]) -> list[tuple[Nom, float]]:
    """Keep the best name of each code, surest first; two codes at the same height are both less sure."""
    meilleurs: dict[str, tuple[Nom, float]] = {}
    for nom, note in notes:
        if nom.rome not in meilleurs or note > meilleurs[nom.rome][1]:
            meilleurs[nom.rome] = (nom, min(note, 0.99))
    tries = sorted(meilleurs.values(), key=lambda n: -n[1])
    if len(tries) > 1 and tries[0][1] - tries[1][1] < 0.02:
        tries = [(nom, note - 0.25) for nom, note in tries]
    return tries
