"""The commonest French verbs: they build any question, and name no subject of it.

Verbs of the field (former, financer, recruter, remplacer, augmenter…) are left out: missing, they change the question.
"""

from __future__ import annotations

import re

# First group, regular: the forms come by rule.
EN_ER = """
aborder accepter acceder accompagner accorder acheter adopter adresser affirmer aider aimer ajouter amener animer appeler apporter
apprecier approcher arreter arriver assister assurer attacher attirer attribuer avancer basculer bloquer bouger brasser cacher
calculer caracteriser causer celebrer cerner changer charger citer classer commencer communiquer comparer compter concentrer
concerner confier confirmer conseiller conserver consacrer considerer constater constituer consulter continuer contenter
correler creer decider declarer declencher degager demander demarrer demontrer depasser depecher deplacer deposer deranger designer
detailler determiner detester deviner dicter differer diriger discuter disposer distinguer diviser donner douter durer echanger
eclairer ecouter effectuer egaler elaborer eliminer emmener empecher encourager englober enoncer entourer entrainer entrer enumerer
envisager envoyer eprouver estimer etaler etonner etudier evaluer eviter evoquer examiner exercer exister expliquer exploiter
explorer exprimer fabriquer figurer flirter froler galerer gerer glisser grouper guider habiter hesiter heurter ignorer illustrer
imaginer impliquer imposer inciter incarner indiquer informer inquieter inscrire insister inspirer installer interesser interroger
intervenir inventer inviter jouer juger laisser lancer lister localiser maitriser manifester manquer marcher marquer mentionner
mener mesurer miser montrer monter multiplier nommer noter observer occuper opposer organiser oser oublier parler participer passer
penser persister peser placer poser posseder pousser pratiquer preciser prefere preparer presenter presser preter prevaloir
privilegier proceder progresser promener proner proposer prouver provoquer publier quitter raconter ramener rapporter rappeler
rassembler realiser recommander recenser reclamer reconnaitre refleter regarder regner regrouper rejeter relever remarquer remonter
rencontrer rendre rentrer renvoyer reperer reposer representer resister resoudre respecter ressembler rester resumer retourner
retrouver reveler rever risquer saluer sauter sauver sembler separer servir signaler signer signifier situer sonner souhaiter
souligner stagner stipuler subir suffire suggerer supporter supposer surveiller tarder tater tenter tester tirer tomber toucher
tourner tracer traiter trancher traverser trouver tuer utiliser valoir varier veiller verifier viser visiter voter
"""
SUFFIXES_ER = ("er", "e", "es", "ent", "ez", "ons", "ait", "aient", "ant", "era", "eront", "erait", "eraient", "ee", "ees")
# The others, form by form: those that questions use.
AUTRES = """
agir agit agissent atteindre atteint atteignent apparaitre apparait apparaissent apprennent apprend apparu comprendre comprend compris
conduire conduit conduisent connaitre connait connaissent connu contenir contient contiennent convenir convient courir court craindre
craint croire croit croient cru decrire decrit decrivent definir definit definissent defendre defend dependre depend dependent
descendre descend detenir detient disparaitre dire dit disent dites disait emettre emet emettent entendre entend entendu
etablir etablit evoluer faire fait font faites faisait fera feront ferait fournir fournit fournissent fourni
inclure inclut inscrit interdire intervient intervenir joindre joint lire lit lisent lu maintenir maintient mettre met mettent mis
mise obtenir obtient obtenu offrir offre offrent ouvrir ouvre ouvrent ouvert paraitre parait partir part partent parvenir
permettre permet permettent permis plaire plait pouvoir peut peuvent pourra pourrait pourraient prendre prend prennent pris prise
pretendre pretend prevenir prevoir prevoit prevoient prevu prevus produire produit promettre promet recevoir recoit recu
reconnait recueillir reduire reduit rejoindre rejoint remettre remet remplir remplit rendre rend rendent repondre repond
ressortir ressort retenir retient retenu reunir reunit revenir revient savoir sait savent sent sentir sert servent
sortir sort sortent souffrir souffre souffrent soutenir soutient suivre suit suivent survivre survit tenir tient tiennent tenu
traduire traduit transmettre venir vient viennent venu vivre vit vivent vecu voir voit voient vu vouloir veut veulent voudrait
voulait voulu voulus via aller vais vas allez va vont ira iront allait irait etre est sont sera seront serait seraient etait etaient avoir ont aura auront aurait
devoir doit doivent devra devront devrait devraient falloir faut faudra faudrait naitre nait nes nee mourir
"""


def verbes_communs() -> str:
    """Return every form of the commonest verbs, folded, separated by spaces."""
    formes = [v[:-2] + s for v in re.findall(r"[a-z]+er\b", EN_ER) for s in SUFFIXES_ER]
    return " ".join((*formes, EN_ER, AUTRES))
