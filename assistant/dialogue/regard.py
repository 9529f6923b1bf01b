"""What routing looks at in a message that leans on the talk: the last answer, the list shown, the question still open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.dialogue import memoire
from assistant.dialogue.contacts import contacts_nommes, sans_contacts
from assistant.dialogue.ellipse import precise, propres
from assistant.dialogue.entendre import NU
from assistant.dialogue.faits.anomalies import de_la_reponse
from assistant.dialogue.faits.fil_du_livre import compte_du_fil
from assistant.dialogue.fil import Fil
from assistant.dialogue.fraude import parle_d_arnaque
from assistant.dialogue.signes import (
    DETAIL,
    INTERROGE,
    MOI,
    PERDRE,
    QUANTITE_PRECISE,
    QUI_EST,
    SUPPOSE,
)
from assistant.dialogue.titres_suivis import TAIRE
from assistant.regles import ASPECTS, regles_d_aspect


@dataclass(frozen=True)
class Regard(Fil):
    """A message in the light of the talk before it."""

    @property
    def donne_le_fait_demande(self) -> bool:
        """Return whether the message gives the fact that the last answer on dates or money asked for."""
        dernier = self.conversation.tours[-1] if self.engagee else None
        if dernier is None or dernier.genre not in ("quand", "argent") or dernier.reponse.question_suivante is None:
            return False
        return dernier.reponse.question_suivante.fait in self.faits

    @property
    def a_part(self) -> str | None:
        """Return what it says that is no question of the field: a fraud, anger, an opinion, what is held of oneself."""
        if parle_d_arnaque(self.s, self.conversation, self.d.plie):
            return "arnaque"
        cle = self.s.reperes.premier("a_part", self.d.plie)
        if cle == "synthese" and not self.d.profil.faits:
            return None
        if cle == "destination":
            compte = compte_du_fil(self.conversation, self.d.message)
            return f"vers_{compte}" if compte and not self.repond else None
        if cle == "anomalie":
            return cle if self.engagee and de_la_reponse(self.s, self.conversation) else None
        return None if cle in ("insulte", "gens", "anglais", "a_ma_place") and self.repond else cle

    @property
    def cherche_un_lieu(self) -> bool:
        """Return whether it asks whom to see and says at most a place: « c'est où à Toulouse ? »."""
        return self.suite == "qui" and self.faits <= {"departement"} and self._parle_de_personnes

    @property
    def suppose_autre_chose(self) -> bool:
        """Return whether it changes one fact of a known case: « et si j'étais en CDD ? »."""
        cas = bool(self.conversation.profil.faits) or any(f.id == "type_contrat" for f in self.d.hypothese) and bool(
            memoire.dispositifs_du_propos(self.conversation))
        return bool(self.d.hypothese) and cas and not QUANTITE_PRECISE.search(self.d.plie)

    @property
    def suppose(self) -> bool:
        """Return whether it supposes a case, known or not, without asking for a quantity."""
        if not self.d.hypothese or QUANTITE_PRECISE.search(self.d.plie):
            return False
        return bool(self.conversation.profil.faits or self.faits or self.dit("eligibilite") or SUPPOSE.search(self.d.plie))

    @property
    def detaille_la_certification(self) -> bool:
        """Return whether it asks one more thing of the certification just shown."""
        return self.engagee and self.conversation.tours[-1].genre == "certification" and bool(DETAIL.match(self.d.plie)) and not TAIRE.search(self.d.plie)

    @property
    def aspect(self) -> bool:
        """Return whether it asks, in few words, one thing of the scheme it names or points to."""
        cle = self.s.reperes.premier("aspects", self.d.plie)
        if not self.d.dispositifs or cle is None or self.repond or self.demande_une_date or len(self.d.message.split()) > memoire.COURT + 3 * self.d.pointe:
            return False
        if precise(self.s, self.d, cle):
            return False  # something precise is asked, which a line of the sheet does not answer
        if cle in ASPECTS:
            return self.d.pointe or cle == "ouvert" or bool(regles_d_aspect(self.s.droit, self.d.dispositifs[0], cle, self.d.le))
        if not self.d.pointe and cle not in ("qui_decide", "pour_qui"):
            return False
        return cle not in ("salaire_pendant", "qui_paie") or self.apres_comparaison or not self.contrat_connu

    @property
    def revient_a_soi(self) -> bool:
        """Return whether « et moi, … » opens a whole question about one's own case."""
        return bool(re.match(r"^\W*et (pour )?moi\b,? ?.{6,}", self.d.plie))

    @property
    def apres_comparaison(self) -> bool:
        """Return whether the last answer set schemes side by side."""
        return self.engagee and memoire.compare(self.conversation.tours[-1])

    @property
    def compare_les_montres(self) -> bool:
        """Return whether it asks which of the schemes just shown is better, or what sets them apart."""
        choix = max(len(memoire.courant(self.conversation).dispositifs), len(memoire.derniers_nommes(self.conversation)))
        return self.suite == "comparer" and not self.repond and choix > 1

    @property
    def suite_admise(self) -> bool:
        """Return whether the follow-up has something to follow: who and where ask about schemes, not about a place of the region."""
        if self.suite in (None, "et_pour", "comparer") or self.repond:
            return False
        return self.suite != "qui" or self._parle_de_personnes

    @property
    def _parle_de_personnes(self) -> bool:
        """Return whether « qui » and « où » ask whom to see: not after an answer on a place or a laboratory of the region."""
        propos = memoire.courant(self.conversation)
        return bool(propos.dispositifs or propos.contacts) or not propos.sections

    @property
    def nomme_un_organisme(self) -> bool:
        """Return whether it asks who a body is, or how to reach it."""
        if self.repond or not contacts_nommes(self.s, self.d.plie) or not QUI_EST.search(self.d.plie):
            return False
        return not propres(sans_contacts(self.s, self.d.plie))

    @property
    def demande_le_mieux(self) -> bool:
        """Return whether it asks, in few words, which way to take in the running case."""
        court = len(self.d.message.split()) <= memoire.COURT and not self.d.nommes
        return self.engagee and court and not self.repond and not self.compare_les_montres and self.s.reperes.present("fil.mieux", self.d.plie)

    @property
    def se_confie(self) -> bool:
        """Return whether a person tells of oneself and asks nothing: no search answers that."""
        if not self.engagee or not memoire.dernier_personnel(self.conversation) or self.repond or self.d.dispositifs:
            return False
        return bool(MOI.search(self.d.plie)) and not INTERROGE.search(self.d.plie) or bool(PERDRE.search(self.d.plie))

    @property
    def chiffre_seul(self) -> bool:
        """Return whether it is a number that nothing explains."""
        return self.engagee and bool(NU.match(self.d.plie))
