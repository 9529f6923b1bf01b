"""Find certifications and say whether they are registered at a date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import log
from pathlib import Path

from assistant.domaine.orientation import Certification, CertificationTrouvee, MetierReconnu
from assistant.domaine.texte import plier
from assistant.orientation.demande import Demande, lire_demande
from assistant.orientation.mots import racines
from assistant.orientation.tables import en_lettres, jour, lignes, liste

_NUMERO = re.compile(r"(RNCP|RS)\s*[n°:]*\s*(\d{1,6})", re.IGNORECASE)


# Chosen on our 246 queries, where they change nothing, and for thirty job names misspelt or said as people do (comtable, plonbier).
PART_DU_METIER = 0.2  # a word of the job's own name, against a word typed
PART_DU_PREMIER = 0.5  # of another trade: after « Aide-soignant », « Aide boulanger » only shares a word
POIDS_INCONNU = 6.0  # a word that no title holds: « femme de ménage » is not covered by « sage-femme »


class Certifications:
    """The RNCP and RS entries of the corpus. The state of each is computed at the date asked."""

    def __init__(
        self,
        chemin: Path,
        reconnaitre: Callable[[str], list[MetierReconnu]],
        sigles: Mapping[str, str] | None = None,
    ) -> None:
        self._rangs: dict[str, list[str]] = {ligne[0]: ligne for ligne in lignes(chemin)}
        self._reconnaitre = reconnaitre
        self.sigles = sigles or {}

    def par_numero(self, numero: str, le: date) -> CertificationTrouvee | None:
        """Return an entry by its number (RNCP37682, rncp 37682, 37682), None when we do not hold it."""
        chiffres = re.sub(r"\D", "", numero).lstrip("0")
        prefixes = ("RS",) if plier(numero).strip().startswith("rs") else ("RNCP", "RS")
        for prefixe in prefixes:
            if prefixe + chiffres in self._rangs:
                return self._presenter(self.fiche(prefixe + chiffres), le, 1.0)
        return None

    def chercher(
        self,
        texte: str,
        le: date,
        niveau: int | None = None,
        rome: Sequence[str] = (),
        type: str | None = None,
        limite: int = 5,
    ) -> list[CertificationTrouvee]:
        """Return the best entries for words, a job, a level, a type or a number; rome takes v3 codes."""
        par_numero = [self.par_numero(n, le) for n in numeros(texte)]
        trouvees = [certification for certification in par_numero if certification]
        if trouvees:
            return trouvees[:limite]
        demande = lire_demande(texte, self.sigles)
        niveau, type = niveau or demande.niveau, type or demande.type
        reconnus = self._reconnaitre(texte)[:3]
        notes = self._noter(demande, _romes(reconnus, rome), _mots_du_metier(reconnus), le)
        gardees = self._filtrer(notes, niveau, type)
        tries = sorted(gardees, key=lambda n: (-n[1], -int(re.sub(r"\D", "", n[0]))))
        du_metier = {numero for code in _romes(reconnus, rome) for numero in self._index[2].get(code, ())}
        tries = [n for n in tries if n[1] >= PART_DU_PREMIER * tries[0][1] or n[0] in du_metier]
        return [self._presenter(self.fiche(numero), le, round(note, 3)) for numero, note in tries[:limite]]

    def fiche(self, numero: str) -> Certification:
        """Return one entry as a noun of the domain."""
        c = self._rangs[numero]
        prefixe, chiffres = (c[0][:2], c[0][2:]) if c[0].startswith("RS") else (c[0][:4], c[0][4:])
        return Certification(
            numero=c[0], intitule=c[1], type=c[2], niveau=int(c[3]) if c[3] else None, certificateurs=liste(c[4]),
            rome=liste(c[5]), fin=jour(c[6]), fin_sure=bool(c[7]), constate_le=date.fromisoformat(c[9]),
            active_au_constat=bool(c[10]), remplace=liste(c[11]), remplacee_par=liste(c[12]),
            url=f"https://www.francecompetences.fr/recherche/{prefixe.lower()}/{chiffres}/",
            formacodes=liste(c[13]), nsf=liste(c[14]), livre_blanc=c[15] or None,
        )  # fmt: skip

    def intitule(self, numero: str) -> str:
        """Return the title of an entry."""
        return self._rangs[numero][1]

    def numeros_actifs(self) -> Iterator[str]:
        """Yield the numbers that the dated list shows as active."""
        return (numero for numero, ligne in self._rangs.items() if ligne[10])

    def fin_relevee_le(self, numero: str) -> date | None:
        """Return the date of the file in which the end date was read."""
        return jour(self._rangs[numero][8])

    def successeurs(self, numero: str) -> tuple[str, ...]:
        """Return the entries that replace this one today: the ends of the chain, active ones first."""
        vus, file, bouts = {numero}, [numero], []
        while file:
            suivants = [s for s in liste(self._rangs[file.pop()][12]) if s in self._rangs and s not in vus]
            for suivant in suivants:
                vus.add(suivant)
                file.append(suivant)
                if self._rangs[suivant][10]:
                    bouts.append(suivant)
        return tuple(sorted(bouts, key=lambda n: -int(re.sub(r"\D", "", n))))

    @cached_property
    def niveaux_par_rome(self) -> dict[str, int]:
        """Return the level from which each ROME v3 code is usually certified: the lowest fifth of its entries."""
        niveaux: dict[str, list[int]] = defaultdict(list)
        for numero in self.numeros_actifs():
            ligne = self._rangs[numero]
            for code in liste(ligne[5]) if ligne[3] else ():
                niveaux[code].append(int(ligne[3]))
        return {code: sorted(lus)[len(lus) // 5] for code, lus in niveaux.items()}

    @property
    def par_mot_du_titre(self) -> dict[str, list[str]]:
        """Return the active entries by each stem of their title."""
        return self._index[0]

    @property
    def par_code(self) -> dict[str, list[str]]:
        """Return the active entries by the ROME v3 codes that they carry."""
        return self._index[2]

    # --- search

    @cached_property
    def _index(self) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]], dict[str, tuple[str, ...]]]:
        titres: dict[str, list[str]] = defaultdict(list)
        themes: dict[str, list[str]] = defaultdict(list)
        romes: dict[str, list[str]] = defaultdict(list)
        mots: dict[str, tuple[str, ...]] = {}
        for numero in self.numeros_actifs():
            ligne = self._rangs[numero]
            mots[numero] = tuple(dict.fromkeys(racines(ligne[1])))
            for mot in {*mots[numero], *_raccourcis(ligne[1])}:
                titres[mot].append(numero)
            for mot in set(racines(ligne[13])) - set(mots[numero]):
                themes[mot].append(numero)
            for code in liste(ligne[5]):
                romes[code].append(numero)
        return titres, themes, romes, mots

    @cached_property
    def _poids(self) -> dict[str, float]:
        titres, themes, _, mots = self._index
        tous = titres.keys() | themes.keys()
        return {mot: log(1 + len(mots) / (1 + len(titres.get(mot, ())))) for mot in tous}

    def _noter(
        self, demande: Demande, romes: Mapping[str, float], metier: Sequence[str], le: date
    ) -> dict[str, float]:
        titres, themes, par_rome, mots = self._index
        poids = self._poids
        cle = [mot for mot in demande.mots if mot in poids]
        total = sum(poids.get(mot, POIDS_INCONNU) for mot in demande.mots) or 1.0
        dans_titre: dict[str, float] = defaultdict(float)
        ailleurs: dict[str, float] = defaultdict(float)
        for mot in cle:
            for numero in titres.get(mot, ()):
                dans_titre[numero] += poids[mot]
            for numero in themes.get(mot, ()):
                ailleurs[numero] += poids[mot]
        for mot in set(metier) & poids.keys() - set(cle):
            for numero in titres.get(mot, ()):
                dans_titre[numero] += PART_DU_METIER * poids[mot]
        notes: dict[str, float] = defaultdict(float)
        for numero in dans_titre.keys() | ailleurs.keys():
            vus = dans_titre.get(numero, 0.0)
            du_titre = sum(poids[mot] for mot in mots[numero]) or 1.0
            notes[numero] = 0.6 * (vus + 0.5 * ailleurs.get(numero, 0.0)) / total + 0.4 * vus / du_titre
        for code, confiance in romes.items():
            for numero in par_rome.get(code, ()):
                notes[numero] += 0.25 * confiance
        return {numero: note * self._faveur(numero, le) for numero, note in notes.items() if note >= 0.2}

    def _faveur(self, numero: str, le: date) -> float:
        """Return a factor: past end dates sink; what Occitanie funds and national titles rise a little."""
        ligne = self._rangs[numero]
        fin = jour(ligne[6])
        faveur = 0.85 if fin and fin < le else 1.0
        faveur *= 1.08 if ligne[15] else 1.0
        return faveur * (1.06 if ligne[2] in _NATIONAUX else 1.0 if numero.startswith("RNCP") else 0.9)

    def _filtrer(
        self, notes: Mapping[str, float], niveau: int | None, type: str | None
    ) -> list[tuple[str, float]]:
        """Keep the level and the type asked for; drop one of them only when nothing is left."""
        for exige_niveau, exige_type in ((niveau, type), (niveau, None), (None, type), (None, None)):
            gardees = [
                (numero, note)
                for numero, note in notes.items()
                if (exige_niveau is None or self._rangs[numero][3] == str(exige_niveau))
                and (exige_type is None or plier(self._rangs[numero][2]) == plier(exige_type))
            ]
            if gardees and max(note for _, note in gardees) > 0.3:
                return gardees
        return list(notes.items())

    # --- what must be said

    def _presenter(self, certification: Certification, le: date, score: float) -> CertificationTrouvee:
        etat = certification.etat(le)
        mention = self.mention(certification, le)
        return CertificationTrouvee(certification, etat, mention, f"certification/{certification.numero}", score)

    def mention(self, certification: Certification, le: date) -> str:
        """Return the state in French words, with its date and its doubt."""
        return f"{self._etat_en_mots(certification, le)}{self._suite(certification, le)}"

    def _etat_en_mots(self, c: Certification, le: date) -> str:
        constat = en_lettres(c.constate_le)
        if c.fin is None:
            if c.active_au_constat:
                return f"active sur la liste du {constat}, échéance non connue (à vérifier sur la fiche officielle)"
            return f"absente de la liste des certifications actives du {constat} (à vérifier sur la fiche officielle)"
        releve = self.fin_relevee_le(c.numero) or c.constate_le
        doute = "" if c.fin_sure else f" (date relevée le {en_lettres(releve)}, à vérifier sur la fiche officielle)"
        if le <= c.fin:
            return f"enregistrée jusqu'au {en_lettres(c.fin)}{doute}"
        sauf = "" if c.fin_sure or not c.active_au_constat else ", sauf prorogation"
        return f"échéance passée le {en_lettres(c.fin)}{sauf}{doute}"

    def _suite(self, c: Certification, le: date) -> str:
        if c.etat(le) != "expiree":
            return ""
        suivantes = self.successeurs(c.numero)
        if not suivantes:
            homonymes = self._homonymes(c, le)
            meme = f", mais un titre du même nom est actif : {', '.join(homonymes)}" if homonymes else ""
            return f" ; remplaçante non connue dans nos données{meme}"
        return f" ; remplacée par {', '.join(suivantes[:3])}"


    @cached_property
    def _par_intitule(self) -> dict[str, list[str]]:
        titres: dict[str, list[str]] = defaultdict(list)
        for numero in self.numeros_actifs():
            titres[plier(self._rangs[numero][1])].append(numero)
        return titres

    def _homonymes(self, c: Certification, le: date) -> list[str]:
        """Return the active entries of the same title, kind and level: often what follows an entry whose successor is not told."""
        memes = (self.fiche(n) for n in self._par_intitule.get(plier(c.intitule), ()) if n != c.numero)
        return [m.numero for m in memes if c.niveau is not None and (m.type, m.niveau) == (c.type, c.niveau) and m.etat(le) != "expiree"][:2]


def _romes(reconnus: Sequence[MetierReconnu], rome: Sequence[str]) -> dict[str, float]:
    """Return the ROME v3 codes asked for, with how sure we are of each."""
    romes = dict.fromkeys(rome, 1.0)
    for reconnu in reconnus:
        romes.setdefault(reconnu.metier.parent, reconnu.confiance)
    return romes


def _mots_du_metier(reconnus: Sequence[MetierReconnu]) -> tuple[str, ...]:
    """Return the words of the name of the job recognised, as the tables spell it; none when no job is."""
    return tuple(racines(reconnus[0].metier.libelle)) if reconnus else ()


def _raccourcis(intitule: str) -> Iterator[str]:
    """Yield what people shorten a title to: its initials (SIO, TSSR) and its hyphenated words in one."""
    for debut in {intitule, re.split(r"[,:(–]", intitule)[0]}:
        initiales = "".join(mot[0] for mot in racines(re.sub(r"\bet\b", "", debut)))
        if 3 <= len(initiales) <= 6:
            yield initiales
    for compose in re.findall(r"\w+-\w+", intitule):
        yield from racines(compose.replace("-", ""))


def numeros(texte: str) -> list[str]:
    """Return the RNCP and RS numbers named in a text, as the register writes them."""
    ecrits = [f"{prefixe.upper()}{int(chiffres)}" for prefixe, chiffres in _NUMERO.findall(texte)]
    seul = re.fullmatch(r"\s*(\d{4,5})\s*\??", texte)
    return ecrits or ([f"RNCP{seul[1]}"] if seul else [])


_NATIONAUX = frozenset((
    "Titre professionnel", "Diplôme d'Etat", "Brevet de technicien supérieur", "Certificat d'aptitude professionnelle",
    "Baccalauréat professionnel", "Brevet professionnel",
))  # fmt: skip
