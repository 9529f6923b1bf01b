"""Words that name nothing: those of conversation, which ask, and those that only hold a sentence together."""

from __future__ import annotations

import re

from assistant.dialogue.faits.verbes_communs import verbes_communs
from assistant.retrieval.texte import termes

# Words of conversation: they ask, they do not name what is asked about.
CONVERSATION = """
moment actuellement aujourd'hui maintenant arriver devenir dire parler donner donne donnez exister concerner savoir connaitre exactement
environ info infos information question chose truc peu bcp beaucoup vraiment juste petit grand gens personne personnes on kon trouver
montre montrer cite citer liste quels koi quoi coup selon apres d'apres prevu prevue prevues prevus sujet propos aime aimerais
voudrais veut veulent peuvent pouvez stp svp merci bonjour livre blanc document preface postface bibliographie biblio intro
introduction remerciements section partie tableau graphique nombre part taux pourcentage proportion total encore toujours actualite valable general global
globalement principal principaux principales important alors ok bon donc genre hein voila bah ben ca cela etre avoir faut falloir aller
vient venir fin finalement exact exacte concretement vrai vraiment preparer prepare session collegues presenter presente chiffre chiffres vers chez contre entre lors
oui non laisse laisser laissent temps fois explique expliquer precise preciser rappelle rappeler possible personnellement notamment surtout plutot
"""
# Words of a sentence more than of its subject: found, they tell two sentences apart; missing, they are no lack.
CADRE = """
niveau ici la-bas coin chez-nous deja aussi tres trop assez presque seulement seul seule jamais souvent parfois ensuite puis depuis pendant avant
parmi compare comparee compares comparaison rapport cote moins davantage autant autour environs bientot desormais generalement
pese pesent peser represente representent vaut valent existe existent releve relevent appelle
appellent nomme nommer situe situer base baser appuie appuyez appuyer repose reposent reposer part partent tient tenir met mettre
 reste restent rester passe passer semble sembler devient deviendra deviendrait va vont allez ira iront sera serait seront
serons etait etaient avait avaient aura auront aurait ait soit voit voir vu vois cherche chercher comprend comprendre lu lire entendu entendre mentionne
mentionner evoque evoquer indique indiquer decrit decrire annonce annoncer raconte raconter regarde regarder pense penser croit croire sert servir
propose proposer apporte apporter recense recenser concretement effectivement apparemment soi-disant carrement
deux trois quatre cinq six sept huit neuf dix an ans annee annees euro euros ieme eme
prend prendre prennent utilise utiliser utilisent compte comptent compter occupe occupent fait font faire faisait aller venir
surement probablement peut-etre pareil mieux pire large largement nombreux nombreuses plusieurs certain certains certaines chaque aucun aucune
frere soeur pere mere mari fils cousin cousine copain copine ami amie collegue voisin voisine
intervention exemple cours reunion atelier oral expose
gros grosse grosses meilleur meilleure meilleurs pareils different differente differents vrai vraie nouveau nouvelle nouveaux
bon bonne bons bonnes mauvais haut haute fort forte faible faibles beau premier derniere dernier sorte sortes facon maniere raison
raisons idee idees but objectif cas type types dame monsieur mec celle celui ceux celles autre autres quelqu'un pays
texte auteurs auteur ouvrage rapport phrase mot mots jour jours nuit fois debut fin moitie ensemble place endroit
vers dessus dessous avant apres hors sauf outre malgre selon quasi quasiment exactement precisement environ grosso modo
"""
FAIBLES = frozenset(t for mot in re.findall(r"[a-z']+", CONVERSATION) for t in termes(mot))
TIEDES = frozenset(t for mot in re.findall(r"[a-z']+", CADRE) for t in termes(mot)) - FAIBLES
# Any verb may tell two sentences apart; none of these, missing, makes a sentence speak of something else.
COMMUNS = TIEDES | frozenset(t for mot in verbes_communs().split() for t in termes(mot)) - FAIBLES
