"""How people say yes, no and « je ne sais pas », and the words of each closed answer."""

from __future__ import annotations

NE_SAIT_PAS = (
    r"\b(?:sais? (?:pas|plus|rien)|saurais? pas|sait pas|aucune idee|pas d'idee|pas la"
    r" moindre idee|no idea|chais pas|jsp|j'en sais rien|ne sais|pas sure?"
    r"|prefere (?:ne )?pas|veux pas (?:repondre|le dire|dire)|souhaite pas repondre|je"
    r" passe|passer cette question|joker|ca ne vous regarde pas|j'ignore|je l'ignore"
    r"|me souviens (?:pas|plus)|\bidk)\b|^ ?(?:\?+|bof|mystere|je passe) ?$"
)
OUI = (
    r"^[ ,.]*(?:euh |bah |ben |alors |je crois que |je pense que |il me semble que |heu"
    r" )*(?:oui|ouais|ouai|oué|oue|wi|yes|yep|ok|si|si si|exact(?:ement)?|tout a fait"
    r"|absolument|bien sur|evidemment|affirmatif|voila|c'est (?:ca|cela|le cas|exact|vrai)"
    r"|effectivement|d'accord|en effet|carrement|parfois|souvent|deja|c'est fait|toujours)\b"
    r"|^ ?(?:j'en ai(?: une?)?|je l'ai(?: deja)?(?: faite?)?|je le suis|c'est fait)[ .!]*$"
)
NON = (
    r"^[ ,.]*(?:euh |bah |ben |alors |je crois que |je pense que |heu )*(?:non|nan|nn|no"
    r"|nope|pas (?:du tout|encore|vraiment|que je sache|a ma connaissance|pour l'instant"
    r"|souvent)|jamais|aucune?|negatif|absolument pas|du tout|rien|pas)\b"
    r"|^ ?(?:je|j'?ai|on|ils?|elle|c'est|ce|je n'ai)\b[^,?]{0,18}\b(?:pas|jamais|aucune?|personne)\b"
)
CHOIX: dict[str, tuple[tuple[str, str], ...]] = {
    "employeur_position": (
        (
            "pas_demande",
            (
                r"pas (?:encore )?(?:demande|parle|evoque|au courant|prevenu)|pas_demande|rien dit"
                r"|sait pas|ne lui ai pas|lui ai pas|n'en ai pas"
            ),
        ),
        ("refus", r"refus\w*|pas d'accord|ne veut pas|veut pas|\bcontre\b|dit non|s'oppose|^ ?non\b"),
        ("propose", r"propos\w*|c'est lui qui|son idee|vient de lui"),
        ("accord", r"d'accord|accord|accept\w*|\bok\b|favorable|dit oui|^ ?oui\b|partant|veut bien|soutient"),
    ),
    "type_projet": (
        ("creation", r"creation|creer|reprendre|reprise|entreprise|a mon compte|boite|independant"),
        ("formation", r"formation|former|etudes|apprendre|diplome"),
    ),
    "intermittent_metier": (
        ("technicien_enregistre", r"enregistre|audiovisuel|cinema|tele|tournage|technicien_enregistre"),
        ("technicien_vivant", r"vivant|theatre|concert|technicien|regisseur|plateau|technicien_vivant"),
        ("artiste", r"artiste|comedien|music|danse|chant"),
    ),
    "certification_visee": (
        ("bloc", r"\bblocs?\b"),
        ("rs_metier", r"rs_metier|specifique,? qui couvre"),
        ("rs", r"\brs\b|specifique|toeic|caces|anglais|excel|bureautique"),
        ("clea", r"\bclea\b"),
        ("cqp", r"\bcqp\b"),
        ("permis", r"permis"),
        ("bilan", r"bilan"),
        ("vae", r"\bvae\b"),
        ("aucune", r"\baucune?\b|^ ?non\b|pas de certification"),
        ("rncp", r"\brncp\b|titre|diplome|\bcap\b|\bbts\b|licence|master|\bbac"),
    ),
    "mobilite": (
        ("externe", r"externe|autre (?:entreprise|boite|employeur)|ailleurs|changer d'entreprise|quitter"),
        ("interne", r"interne|mon entreprise|ma boite|rester|la meme|sur place|mon employeur"),
    ),
}
