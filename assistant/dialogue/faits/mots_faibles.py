"""Words of conversation: they ask, they do not name what is asked about."""

from __future__ import annotations

import re

from assistant.retrieval.texte import termes

# Words of conversation: they ask, they do not name what is asked about.
CONVERSATION = """
moment actuellement aujourd'hui maintenant arriver devenir dire parler donner donne donnez exister concerner savoir connaitre exactement
environ info infos information question chose truc peu bcp beaucoup vraiment juste petit grand gens personne personnes on kon trouver
montre montrer cite citer liste quels koi quoi coup selon apres d'apres niveau prevu prevue prevues prevus sujet propos aime aimerais
voudrais veut veulent peuvent pouvez stp svp merci bonjour livre blanc document preface postface bibliographie biblio intro
introduction remerciements section partie tableau graphique nombre part taux pourcentage proportion total encore toujours actualite valable general global
globalement principal principaux principales important alors ok bon donc genre hein voila bah ben ca cela etre avoir faut falloir aller
vient venir fin finalement exact exacte concretement vrai vraiment preparer prepare session collegues presenter presente chiffre chiffres vers chez contre entre lors
temps fois explique expliquer precise preciser rappelle rappeler possible personnellement notamment surtout plutot
"""
FAIBLES = frozenset(t for mot in re.findall(r"[a-z']+", CONVERSATION) for t in termes(mot))
