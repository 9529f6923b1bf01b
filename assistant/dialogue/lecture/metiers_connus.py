"""The heads of the most common job names, masculine and feminine, folded (the recogniser knows the rest), and the brands said beside them."""

from __future__ import annotations

_ENTIERS = (
    r"aide[- ]soignante?|aide[- ]a[- ]domicile|aide[- ]menagere|aide[- ]comptable|aide[-"
    r" ]cuisinier|auxiliaire|agente?"
    r"|assistante?|secretaire|comptable|standardiste|receptionniste|hotesse|hote"
    r"|gestionnaire|juriste|graphiste"
    r"|journaliste|paysagiste|fleuriste|libraire|psychologue|sage-femme|atsem|aesh|webmaster|medecin"
    r"|consultante?|surveillante?|enseignante?|prof|professeure?|kine|kinesitherapeute|ash|educ|dessinateur-projeteur"
    r"|responsable|manageu?r|cariste"
    r"|chef|cheffe|employee?|chargee? d[e']|(?:techni|electri|mecani|informati|musi|pharma"
    r"|opti|logisti|dieteti|estheti)cien(?:ne)?"
    r"|(?:come|gar)dien(?:ne)?|commerciale?|nounou|concierge|notaire|barman"
    r"|barmaid|macon|plaquiste|dentiste|anesthesiste|ergotherapeute|orthophoniste|veterinaire|pompier"
    r"|gendarme|militaire|artiste|architecte|ingenieure?|avocate?|femme de (?:menage|chambre)|data analyst|dj"
    r"|telephoniste|garagiste|chauffagiste|ebeniste|pizzaiolo|chauffeur|chauffeuse|routiere?|facteur|factrice"
    r"|manoeuvre|docker|steward|community manager|peintre|styliste|puericultrice"
)
_EN_EUR = (
    r"vend|liv|serv|soud|carrel|coiff|dans|chant|ajust|tourn|couvr|develop|developp|achet"
    r"|nettoy|ramass|tri|emball"
    r"|plong|mass|programm|decor|install|mont|us|cabl|pos|repass|coffr|ferraill|terrass|livr|standard|eboue"
)
_EN_TEUR = (
    r"conduc|prepara|anima|educa|forma|opera|teleopera|coordina|dessina|agricul|direc"
    r"|media|redac|traduc|inspec"
    r"|instruc|moni|viticul|apicul|realisa|produc|illustra|recru"
)
_EN_IER = (
    r"infirm|caiss|cuisin|patiss|jardin|plomb|ouvr|magasin|banqu|court|coutur|ambulanc"
    r"|menuis|serrur|hotel|charcut"
    r"|chocolat|ferm|poissonn|tapiss|bijout|sommel|charpent|chaudronn|tuyaut|douan|polic"
    r"|grut|facad|manutentionna"
)
TETE = (
    rf"(?:{_ENTIERS}|(?:{_EN_EUR})(?:eur|euse)|(?:{_EN_TEUR})(?:teur|trice)|(?:{_EN_IER})(?:ier|iere|ire)"
    r"|(?:boulang|bouch|horlog|berg|conseill|teleconseill)(?:er|ere))"
)
# Names said after « à » (« caissière à Carrefour »), where another word would be a town.
ENSEIGNES = (
    r"carrefour|leclerc|lidl|aldi|auchan|intermarche|super u|hyper u|monoprix|decathlon|intersport|ikea|leroy merlin|castorama|conforama|darty|fnac"
    r"|airbus|latecoere|thales|safran|pierre fabre|sanofi|capgemini|amazon|mcdo\w*|burger king|gifi|kiabi|zara|sephora|veolia|suez|derichebourg|onet|samsic"
    r"|credit agricole|credit mutuel|bnp\w*|societe generale|caisse d'epargne|banque populaire|lcl|axa|groupama|allianz|maif|macif"
)
