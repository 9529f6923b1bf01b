"""The words around a job: what stops its name, what says that it is held, wished or left."""

from __future__ import annotations

from assistant.dialogue.lecture.metiers_connus import ENSEIGNES, TETE

ARRET = (
    rf"(?:[,.;:!?()\n/\"»]|$| -|(?<!d[eu] )\b(?:{ENSEIGNES})\b|"
    r"\b(?:en (?:cdi|cdd|interim|alternance|contrat|reconversion"
    r"|poste|arret|ce|couple|formation|apprentissage|horaires?|equipe|[2345] ?x ?\d+|occitanie|ehpad|creche|mairie|ecole|clinique"
    r"|lycee|college|hopital|magasin|boite|entreprise|\d)"
    r"|cest|cets|depuis|depui|et|mais|(?<!de )car|parce|qui|que|qu'|avec|sans|je|j'|j|c'est|cela|ca|comment"
    r"|pour|pr|chez|dans|ds|est-ce|est ce|au|aux|a (?!domicile)"
    r"|c|comme|donc|quel|quelle|quels|combien|si|il|elle|on|mon|ma|mes|de nuit|de jour"
    r"|inscrite?|intermittente?|sur|cdi|cdd|interim|ou|sous|apres|avant"
    r"|actuellement|aujourd'hui|maintenant|niveau|s'il|svp|a|titulaire|de \d|d'un|mtn|vise"
    r"|par|reconnue?|rqth|puis|alors|la ou|quelle?s?|possible|proche|merci|bac|plus tard"
    r"|via|grace|financ\w+|peut|veut|ayant|moi|embauchee?|sera|serait|est|sont|un jour"
    r"|faut|voila|quoi|me|m'|sinon|casier|salaire|obligatoire\w*|concours|prive|privee|public|publique|se|finit|fini|finie|termine|s'arrete)\b|\d)"
)
MOTS = rf"(?P<x>[a-z][a-z'+#-]*(?:(?! ?{ARRET}) [a-z'+#-]+){{0,6}})"
VERS = (
    r"(?:\b(?:re)?devenir |\b(?:me |se |m'|s')?(?:reconvertir|reconversion|reorienter"
    r"|orienter|bifurquer|evoluer|aller|basculer|partir|changer)(?: professionnellement)?"
    r" (?:en tant qu[e'] ?|en |comme |pour (?:devenir|etre) |vers |dans )(?:tant qu[e']"
    r" ?)?"
    r"|\b(?:former|forme) (?:au metier d[e'u] ?|en tant qu[e'] ?|comme |a la |en |aux? )"
    rf"|\b(?:vise|viser|cible|penche pour|penchons pour|visee? ?:|vise ?:) (?={TETE})"
    rf"|\bprojet (?:d'|de )(?={TETE})|\b(?:me|se) lancer (?:dans (?:la |le |l'|les )|comme )|\b(?:ailleurs|salariee?) comme |\bformation \((?={TETE})"
    r"|\bobjectifs? ?: ?|\bmetiers? vises? ?(?::|est|c'est|,)? ?|\b(?:vise|viser|cible)s?"
    r" (?:un (?:titre|poste|emploi) d[e'] ?|le metier d[e'] ?|un |une |le |la )"
    r"|\b(?:vers|pour|exercer|faire|apprendre|dans) le metier d[e'] ?|\bmon compte comme "
    r"|\bprojet ?(?:: ?|de devenir |est de devenir |professionnel ?: ?))"
)
FORMATION_DE = (
    rf"\b(?:formation|titre|cap|diplome|bts|poste) (?:pro(?:fessionnel)? |d'etat )?(?:de |d'|pour"
    rf" (?:devenir|etre) )?(?P<x>{TETE}\b(?:(?! ?{ARRET}) [a-z'-]+){{0,4}})"
)
SOUHAIT_ETRE = (
    rf"\b(?:veux|voudrais|aimerais|voudrait|aimerait|souhaiterait|souhaite|reve d[e'] ?|veut|envie d[e'] ?|pour|jveux)(?:"
    rf" bien| plutot| finalement)? ?(?:etre|faire|passer(?! (?:une?|le|la|mon|ma|par|du|a)\b)|travailler comme|exercer comme|bosser"
    rf" comme|travailler en tant que) (?:une? |le metier d[e'] ?|la )?(?P<x>{TETE}\b(?:(?!"
    rf" ?{ARRET}) [a-z'-]+){{0,4}})"
)
# « finalement je préfère prof des écoles », « quitter la tech pour faire du maraîchage »
PREFERE = r"\b(?:prefere|preferer?ais?|prefererait) (?:plutot |finalement |encore )?(?:etre |devenir |faire |le metier d[e'] ?)?"
QUITTER = r"\b(?:quitt\w+|lach\w+|plaqu\w+|arret\w+|laiss\w+|sortir) [^.;?!]{2,40}? pour (?:faire |passer a |aller (?:dans|vers) |me lancer dans |me mettre a )"
PAS_UN_METIER = (
    r"(?:(?:en )?(?:interne|externe)(?! (?:en|de) (?:medecine|pharmacie|chirurgie))|exposee?|caces|toeic|clea|titre"
    r"|permis|bilan|cap|bts|dut|licence|master|bac|pack|excel|anglais|autre|autres|mieux|rien|tout|quoi|riche|independante?|mon|ma|mes|ton|votre|un"
    r" autre|une autre|une nouvelle|nouvelle?|ce|cette|cet|salariee?|fonctionnaire"
    r"|auto|micro|cdi|cdd|interim|entrepreneu\w*|patron|proprietaire|meilleur|plus|moins"
    r"|quelque|quelqu|metiers?|domaine|secteur|branche|formation|un metier"
    r"|une formation|travail|plein|alternance|chomage|retraite|vacances|voir|faire|suivre"
    r"|quel\w*|une entreprise|une boite|l'entreprise|le prive|le public"
    r"|sport|benevolat|tele-?travail|temps|velo|voyages?|menage chez moi|demandeur|libre|pro|ptp|vae|cours|douceur|urgence|septembre|janvier|la vie|une voie"
    r"|un secteur|un domaine|l'inconnu|les)\b"
)
JE_SUIS = (
    r"(?:\b(?:je suis|j'suis|j suis|jsuis|chui|chuis|je sui|suis|elle est|il est|est"
    r"|j'etais|etre) (?:actuellement |toujours |encore |un |une |aujourd'hui |apprentie?"
    r" )*"
    r"|\b(?:travaille|bosse|jbosse|embauchee?|employee?|salariee?|poste|taffe|exerce)(?:"
    r" actuellement)? (?:comme|en tant qu[e']|de|d') ?(?:une? )?"
    r"|(?<!travailler )(?<!exercer )\ben tant qu[e'] ?(?:une? )?|\bmon (?:cdi|cdd|contrat|poste) d[e'] ?"
    r"|\bmetier(?: actuel)? ?(?::|est|c'est) ?|\bprofession ?:? ?|\bposte (?:actuel )?(?::"
    r" ?|d[e'] ?)|\bapprentie? )"
)
# « la coiffure ça m'attire », « fleuriste me plairait bien »
PLAIT = (
    r",? ?(?:ca |c'est |cela )?(?:me |m')(?:plairai[ts]|plait|plairaient|interess\w+|tente\w*|attire\w*|dirait|dit bien|parle)\b(?! pas| plus)"
    r"| (?:par exemple|peut[- ]etre)\b(?= ?(?:[.,;!]|$))"
)
ETRANGER = (
    r"\bequivalen\w*|\b(?:a l'etranger|etrangere?s?|hors (?:ue|europe)|enic|naric|comparabilite)\b"
    r"|\b(?:diplome|titre|licence|master)\b[^.;?!]{0,40}\b(?:alger\w+|maroc\w*|tunis\w+|portug\w+|espagn\w+|roum\w+|ital\w+|belg\w+|suisse|ukrain\w+|syri\w+|senegal\w*"
    r"|ivoirien\w*|camerou\w+|congol\w+|liban\w+|bresil\w*|polon\w+|turc|turque|turquie|malg\w+|haiti\w*|russ\w+|allemand\w*|anglais\w*|american\w+)\b"
)
# What a job demands, asked before it is held.
REGLE = r"\b(?:il faut|faut[- ]il|fau[td]rait|obligatoire\w*|oblige\w*|besoin d|a[- ]t[- ]on besoin|exige\w*|requis\w*|peut[- ]on|on peut|droit d[e'])"
DOMAINE = r"(?:age|erie|ture|ure|tion|ment|erce|ique|isme|ogie|ite|ance|sport|social|bois|vente)$"  # a trade, and nobody who does it
PAS_ACTUEL = r"\b(?:pas|devenir|avant|etais|etait|ex)\b"
TELEGRAPHE = r"(?:^|[,.;:\n] ?|\b(?:bonjour|bjr|salut|bonsoir|moi|comme|hello|une|un|interimaire|ans|mois) )"
# « à la mairie de Sète agent d'accueil titulaire », « CHU infirmière depuis 6 ans »
LIEU_DU_POSTE = r"\b(?:mairie|chu|hopital|ehpad|clinique|creche|ecole|college|lycee|prefecture|cpam|caf)(?: d[eu'] ?[a-z-]+| [a-z-]{3,})?,? "
# After « de comptable à », a word that ends like a job is one, even when nobody knows it.
FIN_DE_METIER = r"(?:pathe|logue|therapeute|iste|graphe|[^j]eur|euse|trice|ier|iere|ien|ienne|aire)$"
