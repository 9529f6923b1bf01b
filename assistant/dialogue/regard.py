"""What routing looks at: one message understood, the talk before it, and named yes-or-no answers about both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.dialogue import memoire
from assistant.dialogue.demande import NUMERO, Demande
from assistant.dialogue.entendre import NU, PRECIS
from assistant.dialogue.services import Services
from assistant.domaine.reponse import Conversation

# Words around the name of a scheme that ask nothing more of it.
REMPLISSAGE = frozenset(
    "les des une pour moi mon mes donc alors coup dans avec est cest mort possible peux puis faire avoir bon dispositif projet"
    " transition professionnelle parle plus encore aussi".split())
QUANTITE_PRECISE = re.compile(r"\bcombien\b|\bquel(le)?s? (heures?|duree|delai|anciennete|montant|salaire|conditions?|age|diplome)\b")
SUPPOSE = re.compile(r"^\W*(et )?si (j|je|il|elle|on|mon|ma)\b")
# Facts that surely speak of someone's work: a message that holds one is of the field whatever else it names.
FERMES = frozenset({"type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois", "metier_vise", "metier_actuel",
                    "salaire_brut_mensuel_eur", "certification_visee", "demission_faite", "employeur_position"})
CONTRAT = frozenset({"type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois"})
MENACE = re.compile(r"\b(ia|intelligence artificielle|chatgpt|robots?|disparai\w*|menac\w*|remplac\w*|automatis\w*)\b")
DROIT_DE_L_AUTRE = re.compile(r"^\W*(et )?(mais )?(il|elle|mon (patron|chef|employeur)|ma (patronne|cheffe?|direction)|l'employeur) (a|ont|avait|aurait) le droit\b.{0,20}$")
FICHE = re.compile(r"\b(rncp|rs)\w*\d|\b(fiche|numero|n°) ?(rncp|rs)? ?\d{4,5}\b")
ORDRE = re.compile(r"\b(avant|apres|quand|d'abord|en premier)\b")
DETAIL = re.compile(r"^\W*(et )?(c'est )?(a )?(quel|quelle|combien|qui|ou|jusqu'a quand|elle|il)\b.{0,35}$")


@dataclass(frozen=True)
class Regard:
    """One message and the talk it comes in; petite and suite are the ways of speaking it was recognised by."""

    s: Services
    conversation: Conversation
    d: Demande

    @cached_property
    def petite(self) -> str | None:
        """Return the kind of small talk or limit that the message speaks, None for none."""
        return self.s.reperes.premier("demandes", self.d.plie)

    @cached_property
    def suite(self) -> str | None:
        """Return the kind of follow-up that the message speaks, None for none or at the first turn."""
        return self.s.reperes.premier("suites", self.d.plie) if self.engagee else None

    @cached_property
    def faits(self) -> frozenset[str]:
        """Return the facts that the message says."""
        return frozenset(f.id for f in self.d.lecture.faits)

    def dit(self, intention: str) -> bool:
        """Return whether the message speaks of an intention of prompts/reperes/intentions.toml."""
        return self.s.reperes.present(f"intentions.{intention}", self.d.plie)

    @property
    def engagee(self) -> bool:
        """Return whether something was said before."""
        return bool(self.conversation.tours)

    @property
    def repond(self) -> bool:
        """Return whether the message says a fact, or that one is not known."""
        return bool(self.d.lecture.faits or self.d.lecture.inconnus)

    @property
    def contrat_connu(self) -> bool:
        """Return whether the contract, which every verdict hangs on, is known."""
        return self.d.profil.valeur("type_contrat") is not None

    @property
    def nomme_sans_plus(self) -> bool:
        """Return whether a message only names a scheme: « et le ptp du coup ? » asks for its verdict, not for a fact."""
        autres = [m for m in re.findall(r"[a-z]{3,}", self.d.plie) if m not in REMPLISSAGE]
        return bool(self.d.dispositifs) and len(autres) <= 3 and not PRECIS.search(self.d.plie)

    @property
    def donne_le_fait_demande(self) -> bool:
        """Return whether the message gives the fact that the last answer on dates or money asked for."""
        dernier = self.conversation.tours[-1] if self.engagee else None
        if dernier is None or dernier.genre not in ("quand", "argent") or dernier.reponse.question_suivante is None:
            return False
        return dernier.reponse.question_suivante.fait in self.faits

    @property
    def cherche_un_lieu(self) -> bool:
        """Return whether it asks whom to see and says at most a place: « c'est où à Toulouse ? »."""
        return self.suite == "qui" and self.faits <= {"departement"}

    @property
    def suppose_autre_chose(self) -> bool:
        """Return whether it changes one fact of a known case: « et si j'étais en CDD ? »."""
        return bool(self.d.hypothese and self.conversation.profil.faits) and not QUANTITE_PRECISE.search(self.d.plie)

    @property
    def suppose(self) -> bool:
        """Return whether it supposes a case, known or not, without asking for a quantity."""
        if not self.d.hypothese or QUANTITE_PRECISE.search(self.d.plie):
            return False
        return bool(self.conversation.profil.faits or self.faits or self.dit("eligibilite") or SUPPOSE.search(self.d.plie))

    @property
    def porte_un_numero(self) -> bool:
        """Return whether it gives the number of a certification."""
        return bool(NUMERO.search(self.d.message) or FICHE.search(self.d.plie))

    @property
    def detaille_la_certification(self) -> bool:
        """Return whether it asks one more thing of the certification just shown."""
        return self.engagee and self.conversation.tours[-1].genre == "certification" and bool(DETAIL.match(self.d.plie))

    @property
    def hors_champ(self) -> bool:
        """Return whether it speaks of something else than work and training."""
        return not self.d.dispositifs and not self.faits & FERMES and self.dit("hors_champ")

    @property
    def compare(self) -> bool:
        """Return whether it sets schemes side by side."""
        return len(self.d.dispositifs) >= 2 and self.dit("comparaison") and not self.faits and not ORDRE.search(self.d.plie)

    @property
    def parle_d_argent(self) -> bool:
        """Return whether it asks what is paid, of a scheme or of a wage that we know."""
        connu = self.d.dispositifs or self.d.profil.valeur("salaire_brut_mensuel_eur") or memoire.sujets(self.conversation)
        return bool(connu) and self.dit("argent")

    @property
    def parle_de_metier(self) -> bool:
        """Return whether it asks for a path between jobs, or fears for a job that we know."""
        return self.dit("metier") and not self._cas_sans_metier or self._parle_de_son_metier

    @property
    def _cas_sans_metier(self) -> bool:
        """Return whether a contract or a seniority is told and no job: it is a case to judge, not a path to draw."""
        metier = self.d.profil.valeur("metier_actuel") or self.d.profil.valeur("metier_vise")
        return not MENACE.search(self.d.plie) and bool(self.faits & CONTRAT) and not metier

    @property
    def _parle_de_son_metier(self) -> bool:
        """Return whether a person whose job is known fears AI, or says what kind of work they would like."""
        if self.d.profil.valeur("metier_actuel") is None or self.d.dispositifs:
            return False
        souhait = self.dit("souhait") and not self.d.profil.valeur("metier_vise")
        return self.dit("crainte_ia") or souhait and bool(self.s.orientation.chemins.lire_envies(self.d.message))

    @property
    def cherche_une_formation(self) -> bool:
        """Return whether it looks for a certification, said in full or in a word once the wished job is known."""
        if self.d.dispositifs:
            return False
        if self.dit("formation_nue") and self.d.profil.valeur("metier_vise"):
            return True
        return self.dit("certification") and self.faits <= {"metier_vise"}

    @property
    def demande_une_date(self) -> bool:
        """Return whether it asks from when, of a scheme named or shown."""
        return bool(self.d.dispositifs or memoire.sujets(self.conversation)) and self.dit("quand")

    @property
    def droit_de_l_employeur(self) -> bool:
        """Return whether it asks what the employer may do: « il a le droit ? »."""
        return bool(DROIT_DE_L_AUTRE.search(self.d.plie))

    @property
    def chiffre_seul(self) -> bool:
        """Return whether it is a number that nothing explains."""
        return self.engagee and bool(NU.match(self.d.plie))
