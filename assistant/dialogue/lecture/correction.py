"""Words that take back: « oubliez le salaire », « non, 18 mois pas 14 »."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.employeurs_connus import est_privee
from assistant.dialogue.lecture.nombres import NOMBRE, en_nombre
from assistant.dialogue.lecture.texte import motif
from assistant.dialogue.lecture.vocabulaire import NOMBRES

_CHOSES = (
    (r"salaires?|paie|paye|remuneration", ("salaire_brut_mensuel_eur", "salaire_net_mensuel_eur")),
    (r"ages?", ("age",)),
    (r"anciennete", ("anciennete_entreprise_mois", "anciennete_salarie_mois")),
    (r"contrat", ("type_contrat",)),
    (r"metier vise|projet|metier que", ("metier_vise", "type_projet")),
    (r"metier|poste|travail actuel", ("metier_actuel",)),
    (r"diplomes?", ("niveau_diplome",)),
    (r"departement|ville|adresse|lieu", ("departement",)),
    (r"rqth|handicap", ("rqth",)),
    (r"arret|sante|maladie", ("en_arret_maladie", "absence_sante_24mois_mois", "absence_maladie_pro_24mois")),
    (r"points?|c2p", ("points_c2p",)),
    (r"prix|cout|tarif", ("formation_prix_eur",)),
    (r"dates?", ("formation_debut",)),
    (r"duree", ("formation_duree_mois", "formation_duree_heures")),
    (r"employeur|patron", ("employeur_position", "employeur_cofinancement_pct")),
    (r"cpf", ("cpf_droits_eur",)),
    (r"demission", ("demission_faite", "demission_le")),
)
_OUBLIER = (
    r"\b(?:oublie[zr]?|laissez? tomber|(?:ne )?ten(?:ez|ir|s) pas compte d[eu']"
    r"|retire[zr]?|enleve[zr]?|supprime[zr]?|efface[zr]?|annule[zr]?)"
    r" ?(?:ce que j'ai dit (?:sur|de)|tout ce qui (?:concerne|touche))? ?(?:le|la|les|mon"
    r"|ma|mes|l'|de|du|sur|cette?|au)? ?(?:mon |ma |l'|la |le )?"
)


def retraits(contexte: Contexte) -> frozenset[str]:
    """Return the facts that the person asks to forget."""
    oublies: set[str] = set()
    for trouve in motif(_OUBLIER).finditer(contexte.t):
        for chose, faits in _CHOSES:
            if motif(rf"(?:{chose})\b").match(contexte.t, trouve.end()):
                oublies.update(faits)
                break
    return frozenset(oublies)


def lire_correction(contexte: Contexte, question_posee: str | None) -> Iterator[Indice]:
    """Yield what replaces something said: another kind of employer, or a number (« 18 mois pas 14 ») for the fact that held the old one."""
    yield from _autre_employeur(contexte)
    yield from _autre_date(contexte)
    source = (
        rf"(?P<n>{NOMBRE}) ?(?P<u>ans?|mois|€|euros|points|salaries|heures)? ?(?:brut|net)?,?"
        rf" ?(?:et )?(?:non )?pas (?P<o>{NOMBRE})"
    )
    for trouve in motif(source).finditer(contexte.t):
        facteur = 12 if (trouve.group("u") or "").startswith("an") else 1
        nouveau, ancien = en_nombre(trouve.group("n")), en_nombre(trouve.group("o"))
        fait, multiple = _fait_corrige(contexte, ancien, facteur, trouve.group("u") or "", question_posee)
        if fait:
            yield Indice(fait, nouveau * multiple, trouve.start(), trouve.end(), poids=3)


def _autre_employeur(contexte: Contexte) -> Iterator[Indice]:
    """Yield « non pardon, une association » as the employer, when a public one was said or read just before."""
    reprise = motif(r"(?:^|[.,;!?] ?)(?:(?:ah|oh|euh|mais) )?(?:non|pardon|oups|erreur|enfin|en fait|plutot|je voulais dire|c'est)(?:[ ,.!]+(?:non|pardon|c'est|plutot|en fait|je voulais dire))*[ ,.!]+").search(contexte.t)
    dit_public = contexte.profil.valeur("employeur_public") is True or motif(r"\bmairie|\bhopital|\bpublic").search(contexte.t[: reprise.start()] if reprise else "")
    if reprise and dit_public and est_privee(contexte.t[reprise.end() :]) and len(contexte.apres(reprise.end()).split()) <= 6:
        yield Indice("employeur_public", False, reprise.start(), len(contexte.t), poids=3)


def _autre_date(contexte: Contexte) -> Iterator[Indice]:
    """Yield « non en octobre », « plutôt en janvier » for the one date that was told, the training's before the contract's."""
    dit = motif(rf"^\W*(?:(?:non|nan|nn|plutot|finalement|en fait|pardon|oups|mais|enfin|alors)[ ,]+)+(?:en |le |au |des |pour |vers |a partir d\w+ |courant )*(?P<d>{DATE})(?: plutot| finalement| en fait)?\W*$").match(contexte.t)
    fait = next((f for f in ("formation_debut", "fin_contrat_le") if contexte.profil.valeur(f) is not None), None)
    if dit is None or fait is None or "?" in contexte.t:
        return
    periode = lire_date(dit.group("d"), contexte.le, passe=False)
    if periode is not None:
        yield Indice(fait, periode.debut if fait == "formation_debut" else periode.fin, dit.start(), dit.end(), poids=3)


def _fait_corrige(
    contexte: Contexte, ancien: Decimal, facteur: int, unite: str, question_posee: str | None
) -> tuple[str | None, int]:
    for fait in contexte.profil.faits.values():
        if fait.id not in NOMBRES or not isinstance(fait.valeur, Decimal):
            continue
        multiple = facteur if NOMBRES[fait.id][0] == "mois" else 1
        if fait.valeur == ancien * multiple and (not unite or _unite_va(unite, NOMBRES[fait.id][0])):
            return fait.id, multiple
    if question_posee in NOMBRES:
        return question_posee, facteur if NOMBRES[question_posee][0] == "mois" else 1
    return None, 1


def _unite_va(unite: str, unite_du_fait: str) -> bool:
    familles = {"an": ("mois", "ans"), "moi": ("mois",), "€": ("eur",), "eur": ("eur",), "poi": ("points",)}
    attendues = next((u for debut, u in familles.items() if unite.startswith(debut)), None)
    return attendues is None or unite_du_fait in attendues
