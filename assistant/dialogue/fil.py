"""What routing looks at in the thread of a running case: a refusal, a choice, a yes or no, somebody to speak to, a secret, anger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.dialogue import memoire
from assistant.dialogue.ellipse import propres
from assistant.dialogue.plans.fil.du_cas import cle_du_cas
from assistant.dialogue.signes import CONTRAT
from assistant.dialogue.vue import Vue
from assistant.domaine.texte import plier

NUIT = re.compile(r"\b(\d+|les|mes|de) nuits?\b|\b[2345] ?[x*] ?(7|8|12)\b|\bequipes? alternantes?\b")
DROIT_DE_L_EMPLOYEUR = ("regle/ptp/autorisation_employeur", "regle/ptp/report_employeur")


@dataclass(frozen=True)
class Fil(Vue):
    """A message of a running case, by what people say in any of them."""

    @property
    def parle_d_un_refus(self) -> bool:
        """Return whether the commission said no, may, or did at the last turn and one thing more is asked of it."""
        # « et en cas de refus ? » asks one line of the sheet.
        if self.s.reperes.present("refus.commission", plier(self.d.message) if self.d.pointe else self.d.plie):
            return True
        court = len(self.d.message.split()) <= memoire.COURT + 3 and not self.d.nommes
        redepose = court and bool(memoire.dispositifs_du_propos(self.conversation)) and self.s.reperes.present("refus.redepot", self.d.plie)
        apres = self.engagee and self.conversation.tours[-1].genre == "refus_commission"
        return redepose or apres and court and any(self.s.reperes.present(f"refus.{cle}", self.d.plie) for cle in ("delai", "suite"))

    @property
    def retire_la_supposition(self) -> bool:
        """Return whether it takes back what was just supposed."""
        return self.engagee and self.conversation.tours[-1].genre == "et_si" and self.s.reperes.present("suites.retire", self.d.plie)

    @property
    def veut_aller_trop_vite(self) -> bool:
        """Return whether it asks to act before the answer that the running case waits for."""
        parle = bool(memoire.dispositifs_du_propos(self.conversation)) and not self.repond
        return parle and not self.demande_une_date and self.s.reperes.present("fil.trop_tot", self.d.plie)

    @property
    def choisit_entre_deux(self) -> bool:
        """Return whether it names two schemes and asks which: « VAE ou PTP ? »."""
        return len(self.d.nommes) > 1 and not self.faits and self.s.reperes.present("intentions.choix", self.d.plie)

    @property
    def demande_oui_ou_non(self) -> bool:
        """Return whether it only asks for the verdict, in the running case or of a case just told."""
        court = self.engagee and not self.repond and not self.droit_de_l_employeur and len(self.d.message.split()) <= memoire.COURT
        return court and self.s.reperes.present("fil.verdict", self.d.plie)

    @property
    def demande_une_personne(self) -> bool:
        """Return whether it asks to speak to somebody, and says at most where one lives."""
        if self.s.reperes.premier("aspects", self.d.plie) == "discretion":
            return False  # « mon patron le saura si je vois un conseiller ? »
        return self.faits <= {"departement"} and set(self.d.nommes) <= {"cep"} and self.s.reperes.present("fil.humain", self.d.plie)

    @property
    def craint_pour_sa_paie(self) -> bool:
        """Return whether it says that one cannot live without a wage, and tells at most the wage."""
        return self.dit("sans_paie") and self.faits <= {"salaire_brut_mensuel_eur", "salaire_net_mensuel_eur"}

    @property
    def veut_la_discretion(self) -> bool:
        """Return whether the employer must not know, said of a running case or of no scheme."""
        return not self.faits - {"employeur_position"} and self.s.reperes.present("fil.discret", self.d.plie)

    @property
    def se_fache(self) -> bool:
        """Return whether it only says anger with the answers, in a running talk."""
        reste = self.s.reperes.sans("fil.colere", self.d.plie)
        return self.engagee and not self.repond and not self.d.dispositifs and reste != self.d.plie and not propres(reste)

    @property
    def demande_de_son_cas(self) -> bool:
        """Return whether it asks one thing that any case may ask: the side costs, the job kept, the employer's right, the points."""
        cle = cle_du_cas(self.s, self.d)
        if cle == "points":
            return self._travaille_de_nuit and not self.d.nommes
        if cle is None or self.faits & CONTRAT or not self._cas_connu:
            return False
        if cle == "conge":
            return "vae" in (self.d.nommes or memoire.dispositifs_du_propos(self.conversation))
        return cle != "equipe" or self.engagee and any(p.id in DROIT_DE_L_EMPLOYEUR for p in memoire.cites_de(self.conversation.tours[-1].reponse))

    @property
    def _cas_connu(self) -> bool:
        """Return whether the talk is about a case or about a scheme, not about a diploma or the white paper."""
        parle = self.engagee and bool(self.contrat_connu or memoire.dispositifs_du_propos(self.conversation))
        return (parle or bool(self.d.nommes)) and len(self.d.dispositifs) < 2

    @property
    def _travaille_de_nuit(self) -> bool:
        """Return whether nights or shifts are told, now or before."""
        return bool(NUIT.search(self.d.plie)) or any(self.d.profil.valeur(f) is True for f in ("expose_nuit", "expose_equipes"))
