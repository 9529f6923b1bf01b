"""The kind of a request: the first line of the table whose condition holds. Read it from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from assistant.dialogue import memoire
from assistant.dialogue.plans.argent.cpf_demande import demande_le_cpf
from assistant.dialogue.plans.argent.demission_fermee import refuse_la_demission
from assistant.dialogue.plans.certifications.niveaux import demande_un_niveau
from assistant.dialogue.plans.metiers.codes_rome import demande_les_codes
from assistant.dialogue.plans.metiers.exposition import demande_l_exposition
from assistant.dialogue.regard import Regard
from assistant.dialogue.titres_suivis import (
    aspect_suivi,
    demande_la_vae_d_un_diplome,
    demande_le_reglement,
    demande_un_titre,
    niveau_de_rien,
)


class Route(NamedTuple):
    """One line of the table: its name, when it applies, the kind of answer it leads to."""

    nom: str
    quand: Callable[[Regard], bool]
    alors: str | Callable[[Regard], str]


def _dernier_genre(r: Regard) -> str:
    return r.conversation.tours[-1].genre


def _petite(r: Regard) -> str:
    return r.petite or "fait"


def _equipe(r: Regard) -> str:
    return r.equipe or "fait"


def _suite(r: Regard) -> str:
    return r.suite or "fait"


PETITES = ("identite", "salutation", "remerciement", "au_revoir")
ROUTES = (
    # What comes before any answer.
    Route("la réponse à ce que le calcul demandait", lambda r: r.donne_le_fait_demande, _dernier_genre),
    Route("ce qui se dit à part", lambda r: r.a_part is not None, lambda r: r.a_part or "fait"),
    Route("un refus", lambda r: r.petite in ("refus_regles", "refus_promesse"), _petite),
    Route("un jeune", lambda r: r.pour_un_jeune, "jeune"),
    Route("une limite d'âge ou de diplôme", lambda r: r.craint_une_limite, "limite"),
    Route("un refus de la commission", lambda r: r.parle_d_un_refus, "refus_commission"),
    Route("la synthèse du cas", lambda r: r.demande_la_synthese, "synthese"),
    Route("ce que l'on demande de son cas", lambda r: r.demande_de_son_cas, "du_cas"),
    Route("ce que demande une équipe", lambda r: r.equipe is not None, _equipe),
    Route("un doute sur soi", lambda r: r.petite == "doute" and not r.faits, "doute"),
    # What leans on the last answer.
    Route("le retour à un sujet", lambda r: bool(r.d.retour), lambda r: r.d.retour),
    Route("un dispositif voisin, dont on vient de parler", lambda r: bool(r.d.voisin), "voisin"),
    Route("un rang de la liste montrée", lambda r: r.d.rang is not None, "rang"),
    Route("un choix entre deux, nommés", lambda r: r.choisit_entre_deux, "comparaison"),
    Route("les codes des deux métiers", lambda r: demande_les_codes(r.s, r.d), "codes_rome"),
    Route("l'exposition d'un métier", lambda r: demande_l_exposition(r.s, r.conversation, r.d), "exposition"),
    Route("un aspect de la certification montrée", lambda r: aspect_suivi(r.s, r.conversation, r.d) is not None, "suite_certification"),
    Route("le niveau d'une formation que rien ne nomme", lambda r: niveau_de_rien(r.s, r.conversation, r.d), "certification"),
    Route("le niveau d'un diplôme", lambda r: demande_un_niveau(r.s, r.d), "niveaux"),
    Route("un titre pour un métier", lambda r: not r.demande_un_prix and (demande_un_titre(r.s, r.d) or demande_le_reglement(r.s, r.d)), "certification"),
    Route("la VAE d'un diplôme", lambda r: demande_la_vae_d_un_diplome(r.s, r.d), "vae_diplome"),
    Route("une étape trop tôt", lambda r: r.veut_aller_trop_vite, "trop_tot"),
    Route("où aller", lambda r: r.cherche_un_lieu, "qui"),
    Route("le compte formation que l'employeur demande", lambda r: demande_le_cpf(r.s, r.conversation, r.d), "cpf_demande"),
    Route("une démission que l'employeur ferme", lambda r: refuse_la_demission(r.s, r.conversation, r.d), "demission_fermee"),
    Route("le montant du chômage", lambda r: r.demande_le_chomage, "chomage"),
    Route("une ligne de la fiche du dispositif", lambda r: r.aspect, "aspect"),
    Route("le meilleur choix", lambda r: r.demande_le_mieux, "mieux"),
    Route("oui ou non", lambda r: r.demande_oui_ou_non, "verdict"),
    Route("le secret envers l'employeur", lambda r: r.veut_la_discretion, "discretion"),
    Route("vers quoi aller depuis son métier", lambda r: r.cherche_ou_aller and not r.repond, "metier"),
    Route("une supposition", lambda r: r.suite == "et_pour" and r.suppose_autre_chose, "et_si"),
    Route("un autre dispositif, pour la même personne",
          lambda r: r.suite == "et_pour" and r.contrat_connu and r.nomme_sans_plus and memoire.parle_de_soi(r.conversation), "situation"),
    Route("si l'employeur refuse", lambda r: r.engagee and r.droit_de_l_employeur, "droit_employeur"),
    Route("une date, pour ce cas", lambda r: r.suite == "et_pour" and r.demande_une_date and memoire.parle_de_soi(r.conversation), "quand"),
    Route("combien, pour ce cas", lambda r: r.suite == "et_pour" and r.parle_d_argent and (bool(r.d.nommes) or memoire.parle_de_soi(r.conversation)), "argent"),
    Route("la même question, pour autre chose", lambda r: r.suite == "et_pour" and not r.repond and not r.definit and not r.revient_a_soi, "reprise"),
    Route("le verdict attendu", lambda r: r.suite == "bilan" and not r.repond, "situation"),
    Route("les dispositifs montrés, côte à côte", lambda r: r.compare_les_montres, "comparaison"),
    Route("ne pas savoir, sans question", lambda r: r.suite == "inconnu" and not r.repond, lambda r: "inconnu_sans_question" if r.d.profil.faits else "perdu"),
    Route("une supposition reprise", lambda r: r.retire_la_supposition, "retire"),
    Route("parler à une personne", lambda r: r.demande_une_personne, "qui"),
    Route("une suite", lambda r: r.suite_admise, _suite),
    Route("un organisme nommé", lambda r: r.nomme_un_organisme, "qui"),
    # Small talk.
    Route("une colère, sans question", lambda r: r.se_fache, "recentre"),
    Route("une politesse", lambda r: r.petite in PETITES and not r.d.dispositifs and not r.faits, _petite),
    Route("redire", lambda r: r.petite in ("simple", "repete") and r.engagee and not r.faits, _petite),
    Route("un aspect de ce qui vient d'être dit", lambda r: r.d.pointe and not r.d.dispositifs, "reprise"),
    # What stands alone.
    Route("un numéro de certification", lambda r: r.porte_un_numero, "certification"),
    Route("un détail de la certification montrée", lambda r: r.detaille_la_certification, "rang"),
    Route("ce que dit le livre blanc", lambda r: r.cite_le_livre, "fait"),
    Route("un diplôme nommé", lambda r: r.demande_un_titre, "certification"),
    Route("hors du domaine", lambda r: r.hors_champ, "hors_sujet"),
    Route("ce qui existe", lambda r: r.demande_ce_qui_existe, lambda r: "situation" if r.contrat_connu else "panorama"),
    Route("le prix d'une formation", lambda r: r.demande_un_prix, "prix"),
    Route("une comparaison", lambda r: r.compare, "comparaison"),
    Route("une date, celle d'où l'on compte étant dite", lambda r: (r.dit_le_debut or r.dit_la_fin) and r.demande_une_date, "quand"),
    Route("la crainte de rester sans paie", lambda r: r.craint_pour_sa_paie, "paie"),
    Route("l'argent", lambda r: r.parle_d_argent, "argent"),
    Route("une démission et le chômage", lambda r: r.demande_ce_que_coute_une_demission, "aspect"),
    Route("un cas supposé", lambda r: r.suppose, "et_si"),
    Route("les métiers d'un domaine", lambda r: r.nomme_un_domaine, "metier"),
    Route("un chemin entre métiers", lambda r: r.parle_de_metier, "metier"),
    Route("une formation à trouver", lambda r: r.cherche_une_formation, "certification"),
    Route("le livre blanc, un lieu ou un âge dit en passant", lambda r: r.demande_au_livre, "fait"),
    Route("une situation racontée", lambda r: r.repond, "situation"),
    Route("un dispositif nommé, le contrat connu", lambda r: r.contrat_connu and r.nomme_sans_plus, "situation"),
    Route("une date", lambda r: r.demande_une_date, "quand"),
    Route("le droit de l'employeur", lambda r: r.droit_de_l_employeur, "droit_employeur"),
    Route("ai-je droit", lambda r: r.demande_le_verdict, "situation"),
    Route("une personne perdue", lambda r: r.petite == "perdu", "perdu"),
    Route("une confidence", lambda r: r.se_confie, "confidence"),
    Route("un nombre sans rapport", lambda r: r.chiffre_seul, "sans_rapport"),
)


def choisir_genre(regard: Regard) -> str:
    """Return the kind of answer that the first line that applies leads to, « fait » when none does."""
    route = next((route for route in ROUTES if route.quand(regard)), None)
    if route is None:
        return "fait"
    return route.alors if isinstance(route.alors, str) else route.alors(regard)
