"""The blocks of a scheme file, checked against the facts, the parameters and the formulas that exist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.domaine.droit import Reference
from assistant.regles.droit import Bloc, Condition, Definition, Etape, Parametre, Prise
from assistant.regles.expressions import Comparaison, Et, Expression, Operande, Ou, RefParametre, decouper
from assistant.regles.lecture import Lecteur
from assistant.regles.montants import CALCULS

CONFIANCES = ("haute", "moyenne", "basse")
COMMUNES = ("id", "regle", "article", "source", "faits", "confiance", "du", "au", "mots")
ANCRES = ("formation_debut", "formation_fin", "fin_contrat_le", "attestation", "depot")
OPERATEURS = {
    "bool": ("=", "!="), "choix": ("=", "!=", "dans", "hors"), "texte": ("=", "!=", "dans", "hors"),
    "nombre": ("=", "!=", ">=", "<=", ">", "<", "dans", "hors"),
    "date": ("=", "!=", ">=", "<=", ">", "<", "dans", "hors"),
}


class Atelier:
    """Builds the blocks of one scheme at a time; ids are unique within a scheme."""

    def __init__(self, definitions: Mapping[str, Definition], parametres: Mapping[str, Parametre]) -> None:
        self.definitions = definitions
        self.parametres = parametres
        self._dispositif = ""
        self._reference: Reference | None = None
        self._pris: set[str] = set()

    def ouvrir(self, dispositif: str, reference: Reference) -> None:
        """Start a scheme: its dates and source stand for the blocks that give none."""
        self._dispositif, self._reference, self._pris = dispositif, reference, set()

    def condition(self, lu: Lecteur) -> Condition:
        """Return a condition."""
        commun = self._commun(lu, "libelle", "nature", "lorsque", "si", "sauf", "au_depart", "remplie",
                              "non_remplie", "a_preciser")
        if not lu.textes("si"):
            lu.refuser("si", "une condition demande au moins une ligne")
        lorsque, si, sauf = self._toutes(lu, "lorsque"), self._toutes(lu, "si"), Ou(self._lignes(lu, "sauf"))
        comparaisons = tuple(c for partie in (lorsque, si, sauf) for c in partie.comparaisons())
        return Condition(
            **commun, libelle=lu.texte("libelle"), nature=lu.parmi("nature", ("requise", "a_faire"), "requise"),
            lorsque=lorsque, si=si, sauf=sauf, comparaisons=comparaisons,
            cites=frozenset(c.fait for c in comparaisons), au_depart=lu.booleen("au_depart"),
            remplie=lu.texte("remplie"), non_remplie=lu.texte("non_remplie"), a_preciser=lu.texte("a_preciser"),
        )

    def prise(self, lu: Lecteur) -> Prise:
        """Return a line of money; its formula and its parameters must exist."""
        commun = self._commun(lu, "libelle", "poste", "payeur", "calcul", "parametres", "par", "lorsque")
        calcul = lu.texte("calcul", "") or None
        if calcul is not None and calcul not in CALCULS:
            lu.refuser(calcul, f"ce calcul n'existe pas ; choisissez parmi : {', '.join(sorted(CALCULS))}")
        exiges = CALCULS[calcul].parametres if calcul else ()
        for ident in dict.fromkeys((*lu.textes("parametres"), *exiges)):
            if ident not in self.parametres:
                lu.refuser(ident, "ce paramètre n'existe pas dans corpus/parametres")
        return Prise(
            **commun, poste=lu.texte("poste"), libelle=lu.texte("libelle"), payeur=lu.texte("payeur"),
            lorsque=self._toutes(lu, "lorsque"), calcul=calcul, parametres=lu.textes("parametres"),
            par=lu.texte("par", "") or None,
        )

    def etape(self, lu: Lecteur) -> Etape:
        """Return a step of the calendar."""
        commun = self._commun(lu, "libelle", "ancre", "decalage_mois", "decalage_jours", "lorsque", "nature")
        return Etape(
            **commun, libelle=lu.texte("libelle"), ancre=lu.parmi("ancre", ANCRES),
            decalage_mois=lu.entier("decalage_mois", 0), decalage_jours=lu.entier("decalage_jours", 0),
            lorsque=self._toutes(lu, "lorsque"),
            nature=lu.parmi("nature", ("delai_legal", "pratique"), "delai_legal"),
        )

    def interdit(self, lu: Lecteur) -> Bloc:
        """Return what must never be advised."""
        return Bloc(**self._commun(lu, "libelle"))

    def savoir(self, lu: Lecteur) -> Bloc:
        """Return a fact that is worth knowing and decides nothing."""
        return Bloc(**self._commun(lu, "libelle", "url"))

    def question(self, lu: Lecteur) -> tuple[str, str]:
        """Return (how people ask, the id of the rule that answers)."""
        lu.cles(("q", "regle"))
        return lu.texte("q"), lu.texte("regle")

    def _commun(self, lu: Lecteur, *propres: str) -> dict[str, Any]:
        lu.cles((*COMMUNES, *propres))
        ident = lu.texte("id")
        if ident in self._pris:
            lu.refuser(ident, "cet identifiant est déjà pris dans ce fichier")
        self._pris.add(ident)
        return {"id": ident, "regle": lu.texte("regle"), "reference": self._citer(lu, ident),
                "faits": lu.textes("faits"), "mots": lu.textes("mots")}

    def _citer(self, lu: Lecteur, ident: str) -> Reference:
        parent = self._reference
        assert parent is not None  # ouvrir() comes first
        du, au = lu.jour("du") or parent.du, lu.jour("au") or parent.au
        if du is not None and au is not None and du > au:
            lu.refuser(str(au), f"la fin (au) précède le début (du = {du})")
        return Reference(
            lu.texte("article", parent.article) or parent.article, lu.texte("source", parent.source) or parent.source,
            f"regle/{self._dispositif}/{ident}",
            lu.parmi("confiance", CONFIANCES, "haute"), du, au,  # type: ignore[arg-type]
        )

    def _toutes(self, lu: Lecteur, cle: str) -> Expression:
        lignes = self._lignes(lu, cle)
        return lignes[0] if len(lignes) == 1 else Et(lignes)

    def _lignes(self, lu: Lecteur, cle: str) -> tuple[Expression, ...]:
        return tuple(self._ligne(lu, ligne) for ligne in lu.textes(cle))

    def _ligne(self, lu: Lecteur, ligne: str) -> Expression:
        try:
            choix = decouper(ligne)
        except ValueError as erreur:
            lu.refuser(str(erreur), "écrivez « fait op valeur », avec op parmi = != >= <= > < dans hors")
        alternatives = []
        for termes in choix:
            noeuds = tuple(self._terme(lu, *terme) for terme in termes)
            alternatives.append(noeuds[0] if len(noeuds) == 1 else Et(noeuds))
        return alternatives[0] if len(alternatives) == 1 else Ou(tuple(alternatives))

    def _terme(self, lu: Lecteur, fait: str, op: str, valeur: str) -> Comparaison:
        definition = self.definitions.get(fait)
        if definition is None:
            lu.refuser(fait, "ce fait n'est pas déclaré dans faits.toml")
        if op not in OPERATEURS[definition.type]:
            lu.refuser(f"{fait} {op}", f"un fait de type {definition.type} ne se compare pas ainsi")
        return Comparaison(fait, op, self._operande(lu, definition, op, valeur))

    def _operande(self, lu: Lecteur, definition: Definition, op: str, valeur: str) -> Operande:
        if op not in ("dans", "hors"):
            return self._valeur(lu, definition, valeur)
        if not (valeur.startswith("[") and valeur.endswith("]") and valeur[1:-1].strip()):
            lu.refuser(valeur, "une liste s'écrit [a, b]")
        return tuple(self._valeur(lu, definition, mot.strip()) for mot in valeur[1:-1].split(","))

    def _valeur(self, lu: Lecteur, definition: Definition, mot: str) -> Operande:
        if mot.startswith("parametre:"):
            return self._parametre(lu, definition, mot.removeprefix("parametre:"))
        if definition.type == "bool":
            if mot not in ("oui", "non"):
                lu.refuser(mot, f"{definition.id} se compare à oui ou non")
            return mot == "oui"
        if definition.type == "choix" and mot not in dict(definition.reponses):
            lu.refuser(mot, f"ce n'est pas une réponse déclarée de {definition.id}")
        if definition.type == "nombre":
            return self._nombre(lu, definition, mot)
        return self._jour(lu, mot) if definition.type == "date" else mot

    def _parametre(self, lu: Lecteur, definition: Definition, ident: str) -> RefParametre:
        if definition.type != "nombre" or ident not in self.parametres:
            lu.refuser(ident, "ce paramètre n'existe pas, ou le fait n'est pas un nombre")
        debut = lu.jour("du") or (self._reference.du if self._reference else None)
        if debut is not None and self.parametres[ident].datee(debut) is None:
            lu.refuser(ident, f"ce paramètre n'a pas de valeur au {debut}")
        return RefParametre(ident)

    def _nombre(self, lu: Lecteur, definition: Definition, mot: str) -> Decimal:
        try:
            nombre = Decimal(mot)
        except InvalidOperation:
            lu.refuser(mot, f"{definition.id} se compare à un nombre")
        bas, haut = definition.mini, definition.maxi
        if not nombre.is_finite() or (bas is not None and nombre < bas) or (haut is not None and nombre > haut):
            lu.refuser(mot, f"hors des bornes de {definition.id} ({bas} à {haut})")
        return nombre

    def _jour(self, lu: Lecteur, mot: str) -> date:
        try:
            return date.fromisoformat(mot)
        except ValueError:
            lu.refuser(mot, "une date s'écrit AAAA-MM-JJ et doit exister")
