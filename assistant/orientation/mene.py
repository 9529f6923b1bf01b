"""Which certifications lead to a job: its ROME code and a title that says it, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.domaine.orientation import CertificationTrouvee, Metier, MetierReconnu
from assistant.domaine.texte import plier
from assistant.orientation.demande import lire_demande
from assistant.orientation.noms import formes
from assistant.orientation.titres import (
    COUVERT,
    DU_CODE,
    EXACT,
    accord,
    en_trop,
    lectures_du_titre,
    mots_du_nom,
    mots_du_titre,
    precision,
)

if TYPE_CHECKING:
    from assistant.orientation.orientation import Orientation

BIENTOT = timedelta(days=183)  # an entry that ends so soon cannot carry a training that has not begun
_OUTRE_MER = re.compile("POLYNESIE|CALEDONIE")  # a title of these islands is not prepared in Occitanie
COUSINS = 3
DU_SEUL_CODE = 0.3  # score of the search for an entry that shares the code and no word
LONG = 7  # the level of the professions that the law closes
Noms = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Acces:
    """What a job asks besides a title: the family (concours, etudes), a cautious sentence, the rule it brings, "" for none."""

    famille: str
    phrase: str
    regle: str
    ferme: bool


@dataclass(frozen=True, slots=True)
class Menant:
    """mene: titles that say the job, safest first. proches: titles near it. complements: entries of the RS, which give no level.
    finis: titles that said the job, whose end has passed. cousins: when nothing says the job, titles that only carry its code. acces: what the law asks besides a title."""

    mene: tuple[CertificationTrouvee, ...] = ()
    proches: tuple[CertificationTrouvee, ...] = ()
    complements: tuple[CertificationTrouvee, ...] = ()
    finis: tuple[CertificationTrouvee, ...] = ()
    cousins: tuple[CertificationTrouvee, ...] = ()
    acces: Acces | None = None

    @property
    def tous(self) -> tuple[CertificationTrouvee, ...]:
        """Return what may be proposed, the surest link first."""
        return (*self.mene, *self.proches)


@dataclass(frozen=True, slots=True)
class _Lien:
    """How an entry is tied to the job: rang of titres.accord, trop: the words of its title that say something else; tient: its codes hold the
    job's, or its words are too many to be there by chance."""

    rang: int
    trop: int
    trouvee: CertificationTrouvee
    tient: bool

    @property
    def rncp(self) -> bool:
        return self.trouvee.certification.numero.startswith("RNCP")

    @property
    def sur(self) -> bool:
        """Return whether « leads to this job » may be said: the title is the job, or one that Occitanie funds most says it."""
        return self.tient and (self.rang == EXACT or self.rang == COUVERT and self.trouvee.certification.livre_blanc is not None)


def menant_a(o: Orientation, metier: Metier, noms: Iterable[str], le: date) -> Menant:
    """Return the certifications that lead to a job called by these names."""
    dits = frozenset(n for nom in noms for n in _noms(o, nom)) - {()}
    autres = o.noms_officiels.get(metier.rome, frozenset())
    liens = [lien for numero in _candidats(o, metier, dits) if (lien := _lien(o, metier, numero, dits, autres, le))]
    tries = sorted(liens, key=lambda lien: _ordre(lien, le))
    vifs = [lien for lien in tries if lien.trouvee.etat != "expiree"]
    rncp = [lien for lien in vifs if lien.rncp]
    acces = next((o.acces_de[nom] for nom in dits if nom in o.acces_de), None)
    sommet = max((lien.trouvee.certification.niveau or 0 for lien in rncp if lien.sur), default=0)
    if (metier.reglemente or acces) and sommet == LONG:  # of a notary's two titles, the lower one opens another door
        rncp = [lien for lien in rncp if lien.trouvee.certification.niveau == LONG]
    if acces and acces.ferme:
        tries, rncp = [x for x in tries if x.rang == EXACT], [x for x in rncp if x.sur]
    if any(x.rang == EXACT and not x.rncp for x in vifs):  # the RS says the very job: another name of its code says less
        rncp = [x for x in rncp if x.rang != DU_CODE]
    finis = tuple(x.trouvee for x in tries if x.rncp and x not in vifs)
    complements = tuple(x.trouvee for x in vifs if not x.rncp and x.rang != COUVERT)
    seul = not (rncp or finis or complements or metier.reglemente or acces and acces.ferme)
    return Menant(tuple(x.trouvee for x in rncp if x.sur), tuple(x.trouvee for x in rncp if not x.sur), complements, finis,
                  _cousins(o, metier, le) if seul and metier.rome else (), acces)


def _cousins(o: Orientation, metier: Metier, le: date) -> tuple[CertificationTrouvee, ...]:
    """Return titles that carry the code of a job, the fewest others with it: never said to lead to it."""
    titre = metier.libelle.partition(" / ")[2] or metier.libelle
    notes = {t.certification.numero: t.score for t in o.certifications.chercher(titre, le, rome=(metier.parent,), limite=12)}
    fiches = (o.certifications.fiche(n) for n in o.certifications.par_code.get(metier.parent, ()))
    dites = [c for c in fiches if c.etat(le) != "expiree" and not _OUTRE_MER.search(" ".join(c.certificateurs))
             and (notes.get(c.numero, 0.0) > DU_SEUL_CODE or c.type and c.rome[0] == metier.parent)]
    dites.sort(key=lambda c: (-notes.get(c.numero, 0.0), len(c.rome), not c.type))
    return tuple(t for c in dites[:COUSINS] if (t := o.certifications.par_numero(c.numero, le)))


def menant_aux_mots(o: Orientation, mots: str, le: date) -> Menant:
    """Return the certifications whose very title is what was said, when no job of ROME is recognised in it."""
    return menant_a(o, Metier("", mots, ""), (mots,), le)


def menant_au_metier_dit(o: Orientation, reconnu: MetierReconnu, le: date) -> Menant:
    """Return the certifications that lead to a job as a person named it."""
    return menant_a(o, reconnu.metier, (reconnu.mots, reconnu.appellation), le)


def _lien(o: Orientation, metier: Metier, numero: str, dits: Noms, autres: Noms, le: date) -> _Lien | None:
    """Return how an entry is tied to the job, None when it says another one, or another code and not the very job."""
    lus = _titres(o.certifications.intitule(numero))
    rangs = [(rang, en_trop(titre, dits)) for titre in lus if (rang := accord(titre, dits, autres, o.metiers.noms.tetes))]
    trouvee = o.certifications.par_numero(numero, le) if rangs else None
    if trouvee is None or _OUTRE_MER.search(" ".join(trouvee.certification.certificateurs)):
        return None
    rang, trop = min(rangs)
    du_code = metier.parent in trouvee.certification.rome or not trouvee.certification.rome
    mots = max(precision(titre, dits) for titre in lus)
    tient = du_code or rang == EXACT and mots >= 2 or rang == COUVERT and mots >= 3
    return _Lien(rang, trop, trouvee, tient) if tient or rang == EXACT else None


def _ordre(lien: _Lien, le: date) -> tuple:
    """Sort the exact first, then what lasts, what the State or a branch delivers, what has a sure end, the lowest level."""
    c = lien.trouvee.certification
    bientot = c.fin is not None and c.fin < le + BIENTOT
    precis = EXACT if c.livre_blanc else lien.rang
    trop = lien.trop if precis == COUVERT else 0
    return (bientot, precis, trop, not c.livre_blanc, not c.type, c.fin is None or not c.fin_sure, c.niveau or 9, lien.trop, -int(c.numero.lstrip("RNCPS")))


def _candidats(o: Orientation, metier: Metier, dits: Noms) -> set[str]:
    par_mot, par_code = o.certifications.par_mot_du_titre, o.certifications.par_code
    return {*par_code.get(metier.parent, ()), *(n for nom in dits for mot in nom for n in par_mot.get(mot, ()))}


def _noms(o: Orientation, nom: str) -> Iterable[tuple[str, ...]]:
    """Yield the ways of saying a job: as said, its two genders, its short names in full, what titles call it."""
    sigle = any(re.search(rf"\b{re.escape(plier(court))}\b", plier(nom)) for court in o.certifications.sigles)
    ecrits = [*formes(nom), *([" ".join(lire_demande(nom, o.certifications.sigles).mots)] if sigle else [])]
    for ecrit in ecrits:
        mots = mots_du_nom(ecrit)
        yield mots
        en_clair = tuple(autre for mot in mots for autre in o.metiers.noms.synonymes.get(mot, (mot,)))
        yield en_clair
        yield from (mots_du_titre(titre) for cle in dict.fromkeys((mots, en_clair)) for titre in o.titres_de.get(cle, ()))


@lru_cache(maxsize=8192)
def _titres(intitule: str) -> tuple[tuple[str, ...], ...]:
    return lectures_du_titre(intitule)
