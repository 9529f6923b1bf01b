"""The words by which a message shows what it is: a threat, a refusal supposed, a number of certification, a confidence."""

from __future__ import annotations

import re

# Words around the name of a scheme that ask nothing more of it.
REMPLISSAGE = frozenset(
    "les des une pour moi mon mes donc alors coup dans avec est cest mort possible peux puis faire avoir bon dispositif projet"
    " transition professionnelle parle plus encore aussi niveau cote question".split())
QUANTITE_PRECISE = re.compile(r"\bcombien\b|\bquel(le)?s? (heures?|duree|delai|anciennete|montant|salaire|conditions?|age|diplome)\b")
SUPPOSE = re.compile(r"^\W*(et )?si (j|je|il|elle|on|mon|ma)\b")
# Facts that surely speak of someone's work: a message that holds one is of the field whatever else it names.
FERMES = frozenset({"type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois", "metier_vise", "metier_actuel",
                    "salaire_brut_mensuel_eur", "certification_visee", "demission_faite", "employeur_position"})
MONTANTS = frozenset({"salaire_brut_mensuel_eur", "salaire_net_mensuel_eur", "age"})
CONTRAT = frozenset({"type_contrat", "anciennete_entreprise_mois", "anciennete_salarie_mois"})
MENACE = re.compile(r"\b(ia|intelligence artificielle|chatgpt|robots?|disparai\w*|menac\w*|remplac\w*|automatis\w*)\b")
DROIT_DE_L_AUTRE = re.compile(r"^\W*(et )?(mais )?(il|elle|mon (patron|chef|employeur)|ma (patronne|cheffe?|direction)|l'employeur) (a|ont|avait|aurait) le droit\b.{0,20}$|"
                              r"^\W*(et |mais )*(si |s')(ils?|elles?|on|mon (patron|chef|employeur|boss)|ma (patronne|cheffe?|direction|boite)|l'employeur|le (patron|chef)|la (patronne|direction|boite)) "
                              r"(me |m')?(refuse\w*|dit non|(ne )?veu[xlt]\w* pas|s'oppose\w*|bloque\w*)\b.{0,25}$")
FICHE = re.compile(r"\b(rncp|rs)\w*\d|\b(fiche|numero|n°) ?(rncp|rs)? ?\d{4,5}\b")
QUI_EST = re.compile(r"\b(c'est qui|qui (est|sont|c'est)|ou (est|sont|se trouve\w*|c'est)|adresse|telephone|numero|joindre|contacter|coordonnees|site)\b")
# « une formation fibre optique » names what is sought; « une formation payée » does not.
FORMATION_NOMMEE = re.compile(r"\b(une?|la|des) formations? (?!(pendant|durant|pres|proche|loin|ici|chez|alors|quand|si\b|lors|apres|avant|hors|a distance|pay|financ|gratuit|rapide|cour|long|pro|qui|que|pour|certifi|qualifi|diplom|de\b|du\b|d'|a\b|au\b|en\b|avec|sans|dans|et\b|mais|sur|quand|ou\b))[a-z]{4,}")
MOI = re.compile(r"\bj'|\b(je|moi|mon|ma|mes|on|nous|notre|jai|jsuis|chuis)\b")
VERS_QUOI = re.compile(r"\bvers (quoi|quels? (metiers?|jobs?|boulots?|postes?))\b.{0,12}\b(je|j'|on|me|aller|partir|evoluer|bouger|rebondir)\b|"
                       r"\b(aller|bouger|evoluer|rebondir|partir) vers (quoi|quels? metiers?)\b|\b(sans (tout |devoir )*(recommencer|reprendre|repartir)( a zero| de zero)?)\b.{0,30}\bquoi\b")
INTERROGE = re.compile(r"\?|^\W*(et |mais |alors |donc |du coup )*(qui|que|quoi|quel\w*|quand|comment|combien|pourquoi|ou|est[- ]ce|peut|peux|puis|faut|dois|c'est quoi|"
                       r"donne\w*|explique\w*|dis|dites|parle\w*|montre\w*|compare\w*|il faut|y a)\b|\b(combien|comment|quand|lequel|laquelle|quel(le)?s?)\b|"
                       r"\b(je|j'|j) ?(veux|voudrais?|aimerais?|souhaite|cherche|peux|puis|dois|pourrais|demande|prefere|depose|commence)\b")
PERDRE = re.compile(r"\b(vais|va|allons|vont|peur d[e']) ?(tou[st] |etre )*(perdre|viree?s?|licenciee?s?|remplacee?s?|jetee?s?)\b.{0,40}$")
ORDRE = re.compile(r"\b(avant|apres|quand|d'abord|en premier)\b")
DETAIL = re.compile(r"^\W*(et )?(c'est )?(a )?(quel|quelle|combien|qui|ou|jusqu'a quand|elle|il)\b.{0,35}$")
# What one asks of a diploma by its name: its level, its number, whether it still runs.
SUR_UN_TITRE = re.compile(
    r"\b(quel(le)? (est )?(le |son |la |sa )?(numero|niveau|fiche)|(numero|fiche) (rncp|de (la )?fiche|officielle?)|de quel niveau|bac ?\+ ?\d|c'est quelle fiche"
    r"|(il|elle|ca) (court|est|reste)? ?(encore|toujours) (valable|valide|en vigueur|active?|reconnue?|enregistree?)|court (encore|toujours|jusqu'a)|encore (valable|en vigueur))\b")
# « je prépare une intervention : qui a relu le livre blanc ? » asks a fact, and says why.
INTERROGE_AUSSI = re.compile(r"[:,] ?(qui|combien|quel(le)?s?|quand|ou|pourquoi) ")
TITRE_DE_METIER, TITRE_SUR = 0.6, 0.85  # what « ambulancier » gets for its own title; a title that shares a word gets half of it
