"""What routing looks at in one message by itself: named yes-or-no answers about what it says and asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.dialogue import memoire
from assistant.dialogue.demande import NUMERO, Demande
from assistant.dialogue.entendre import PRECIS
from assistant.dialogue.equipe import a_sa_place
from assistant.dialogue.faits.candidature import LIVRE, tout_dit
from assistant.dialogue.faits.questions_connues import demande_au_livre
from assistant.dialogue.metiers_dits import domaine_nomme
from assistant.dialogue.services import Services
from assistant.dialogue.signes import (
    CONTRAT,
    DROIT_DE_L_AUTRE,
    FERMES,
    FICHE,
    FORMATION_NOMMEE,
    INTERROGE_AUSSI,
    MENACE,
    MONTANTS,
    ORDRE,
    REMPLISSAGE,
    SUR_UN_TITRE,
    TITRE_DE_METIER,
    TITRE_SUR,
    VERS_QUOI,
)
from assistant.domaine.reponse import Conversation

EN_PASSANT = frozenset(("departement", "age"))  # said beside a question that is not about the person


@dataclass(frozen=True)
class Vue:
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
    def demande_le_verdict(self) -> bool:
        """Return whether it asks if the person, or the one whose case it is, may have something."""
        return self.dit("eligibilite") or bool(self.d.personne) and self.dit("eligibilite_autrui")

    @property
    def demande_ce_que_coute_une_demission(self) -> bool:
        """Return whether somebody whose contract is not known asks if resigning opens unemployment benefit."""
        parle = "demission" in self.d.plie and "chomage" in self.d.plie
        return parle and not self.contrat_connu and not self.repond and self.demande_le_verdict

    @property
    def pour_un_jeune(self) -> bool:
        """Return whether it asks for somebody who is still at school or seeks an apprenticeship."""
        return self.s.reperes.present("publics.jeune", self.d.plie) and not self.d.dispositifs

    @property
    def porte_un_numero(self) -> bool:
        """Return whether it gives the number of a certification."""
        seul = re.match(r"^\W*(?:(?:le|la|et|fiche|code|titre) ){0,2}(\d{5})(?: (?:c'est|quoi|il|est|encore|toujours|bon|valable))*\W*$", self.d.plie)
        connu = seul is not None and not self.repond and self.s.orientation.certifications.par_numero(seul[1], self.d.le) is not None
        return connu or bool(NUMERO.search(self.d.message) or FICHE.search(self.d.plie))

    @property
    def hors_champ(self) -> bool:
        """Return whether it speaks of something else than work and training."""
        if self.d.dispositifs or self.faits & FERMES or not self.dit("hors_champ"):
            return False
        return not tout_dit(self.s, self.d)  # Météo-France is also the partner of a laboratory

    @property
    def cite_le_livre(self) -> bool:
        """Return whether it asks what the white paper says, and tells nothing of a person."""
        return bool(LIVRE.search(self.d.plie)) and not self.repond and not self.compare

    @property
    def demande_au_livre(self) -> bool:
        """Return whether it asks what a sentence of the white paper says, and tells of a person a place or an age at most."""
        return self.repond and self.faits <= EN_PASSANT and not self.d.nommes and not self.d.lecture.inconnus and demande_au_livre(self.s, self.d.message)

    @property
    def compare(self) -> bool:
        """Return whether it sets schemes side by side."""
        return len(self.d.dispositifs) >= 2 and self.dit("comparaison") and not self.faits and not ORDRE.search(self.d.plie)

    @property
    def parle_d_argent(self) -> bool:
        """Return whether it asks what is paid, of a scheme or of a wage that we know."""
        connu = self.d.dispositifs or self.d.profil.valeur("salaire_brut_mensuel_eur") or memoire.sujets(self.conversation)
        return bool(connu) and (self.dit("argent") or self.demande_combien)

    @property
    def demande_combien(self) -> bool:
        """Return whether it asks how much a scheme gives or leaves to pay, in any person."""
        return self.s.reperes.present("argent.combien", self.d.plie)

    @property
    def demande_le_chomage(self) -> bool:
        """Return whether it asks the amount of the unemployment allowance, and tells no contract to judge."""
        if self.faits & CONTRAT or set(self.d.dispositifs) - {"demissionnaire"} or not self.s.reperes.present("argent.chomage", self.d.plie):
            return False
        chiffre = self.s.reperes.present("argent.montant", self.d.plie)
        return chiffre and (self.faits <= MONTANTS or self.demande_combien or self.dit("argent"))

    @property
    def nomme_un_domaine(self) -> bool:
        """Return whether it asks which jobs a field holds: « quels métiers dans le bois ? »."""
        return bool(domaine_nomme(self.d.plie)) and not MENACE.search(self.d.plie) and not self.repond and not self.d.dispositifs

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
        souhait = (self.dit("souhait") or self.dit("souhait_court")) and not self.d.profil.valeur("metier_vise")
        return self.dit("crainte_ia") and not self.faits & CONTRAT or souhait and bool(self.s.orientation.chemins.lire_envies(self.d.message))

    @property
    def cherche_une_formation(self) -> bool:
        """Return whether it looks for a certification, said in full or in a word once the wished job is known."""
        if self.d.dispositifs:
            return False
        if self.dit("formation_nue") and self.d.profil.valeur("metier_vise"):
            return True
        if self.faits <= {"type_projet"} and FORMATION_NOMMEE.search(self.d.plie):
            return bool(self.s.orientation.certifications.chercher(self.d.question, self.d.le, limite=1))
        return self.dit("certification") and self.faits <= {"metier_vise", "type_projet"}

    @property
    def demande_une_date(self) -> bool:
        """Return whether it asks from when, of a scheme named or shown, or of a training whose start is said."""
        return bool(self.d.dispositifs or memoire.sujets(self.conversation) or self.dit_le_debut or self.dit_la_fin) and (
            self.dit("quand") or self.s.reperes.present("quand.limite", self.d.plie))

    @property
    def demande_un_prix(self) -> bool:
        """Return whether it asks what a training costs, without a price or a balance of one's own."""
        return self.dit("prix") and not self.faits & {"formation_prix_eur", "cpf_droits_eur"} and "clea" not in self.d.dispositifs

    @property
    def dit_la_fin(self) -> bool:
        """Return whether it says the day when a contract ends, from which a request and a start are counted."""
        return "fin_contrat_le" in self.faits

    @property
    def dit_le_debut(self) -> bool:
        """Return whether it says, or supposes, the day when the training starts."""
        return "formation_debut" in self.faits or any(f.id == "formation_debut" for f in self.d.hypothese)

    @property
    def craint_une_limite(self) -> bool:
        """Return whether it asks if an age or a missing diploma shuts the door, and tells at most that."""
        return self.d.rang is None and self.faits <= {"age", "niveau_diplome"} and self.s.reperes.premier("limites", self.d.plie) is not None

    @property
    def cherche_ou_aller(self) -> bool:
        """Return whether somebody whose job is known asks which jobs are near: « vers quoi aller sans tout reprendre ? »."""
        return self.d.profil.valeur("metier_actuel") is not None and not self.d.nommes and bool(VERS_QUOI.search(self.d.plie))

    @property
    def demande_un_titre(self) -> bool:
        """Return whether it asks the level, the number or the end of a diploma that it names well enough to be found."""
        if self.d.dispositifs or not self.faits <= {"metier_vise", "niveau_diplome"} or not SUR_UN_TITRE.search(self.d.plie):
            return False
        trouves = self.s.orientation.certifications.chercher(self.d.question, self.d.le, limite=1)
        voulu = TITRE_DE_METIER if self.s.orientation.metiers.mentions(self.d.question) else TITRE_SUR
        return bool(trouves) and (trouves[0].score or 0.0) >= voulu

    @property
    def demande_la_synthese(self) -> bool:
        """Return whether it asks for all that is known of the case, once something is."""
        return bool(self.d.profil.faits) and not self.repond and self.s.reperes.present("synthese.demande", self.d.plie)

    @property
    def equipe(self) -> str | None:
        """Return what an internal team asks of the white paper or of a session to prepare, None for anything else."""
        cle = None if self.repond else self.s.reperes.premier("equipe", self.d.plie)
        if cle in ("preparer", "quiz") and INTERROGE_AUSSI.search(self.d.plie):
            return None
        return None if cle == "evolutions" and self.d.dispositifs or not a_sa_place(self.conversation, cle) else cle

    @property
    def demande_ce_qui_existe(self) -> bool:
        """Return whether it asks what exists, names no scheme and tells no case."""
        return not self.d.dispositifs and not self.repond and self.s.reperes.present("panorama.demande", self.d.plie)

    @property
    def definit(self) -> bool:
        """Return whether it asks what a scheme is: « et le CléA, c'est quoi ? » is no follow-up."""
        return bool(self.d.dispositifs) and self.dit("definition")

    @property
    def droit_de_l_employeur(self) -> bool:
        """Return whether it asks what the employer may do: « il a le droit ? »."""
        return bool(DROIT_DE_L_AUTRE.search(self.d.plie)) and not self.d.hypothese
