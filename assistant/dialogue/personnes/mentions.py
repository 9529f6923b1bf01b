"""Who is named in a message: « une dame », « Monsieur », « Mme T. », « mon mari », « Karim », « le deuxième dossier »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domaine.texte import plier
from assistant.grounding.prenoms import PRENOMS

_FEMMES = "madame|mme|dame|cliente|salariee|usagere|employee|stagiaire femme"
_HOMMES = r"monsieur|mr|m(?=\. [A-Z])|homme|client|salarie|usager|employe|gars|mec|type"
_NEUTRES = "personne|beneficiaire|candidate?|collegue|dossier|cas|profil|quelqu'un"
_PROCHES = ("mari|conjointe?|compagnon|compagne|epoux|epouse|copain|copine|fils|fille|frere|s(?:oe|œ)ur|pere|mere|cousine?|amie?|voisine?|neveu|niece"
            "|beau-frere|belle-soeur|beau-pere|belle-mere|pote")
_RANGS = "premiere?|1ere?|1er|deuxieme|seconde?|2e|2eme|troisieme|3e|3eme"
_NEUF = "autre|nouvel(?:le)?|nouveau|prochaine?|deuxieme|seconde?|troisieme|2e|3e|2eme|3eme"
MENTION = re.compile(
    rf"\b(?:(?P<art>(?:une?|l[ea]|au|ce|cet|cette|mon|ma|notre|mes)(?= )|l') ?)?(?P<adj>(?:(?:{_NEUF}|premiere?|1ere?|1er|meme|jeune|vieil|vieux|petite?) )*)"
    rf"(?:(?P<f>{_FEMMES})|(?P<h>{_HOMMES})|(?P<n>{_NEUTRES})|(?P<p>{_PROCHES}|femme))\b"
    r"(?P<suite> (?:suivante?|numero \d|n° ?\d|\d)\b)?(?P<nom>\.? [A-Z][\w'-]*\b\.?)?")
LIEN = r"(?:bon|ok|alors|donc|maintenant|et|mais|d'accord|merci|euh|sinon|du coup|enfin|bref|oublie[rz]?(?:[- ](?:le|la|ca|les))?|laisse[zr]?(?:[- ](?:le|la))?)"
ALLER = (r"(?:(?:je |on |nous )?(?:re)?(?:venons|venez|viens|vient|passons|passez|passe|commencons|commencez|commence|parlons|parlez|prenons|prends|continuons|voyons|regardons|retournons)"
         r"|retour|quid|qu'en est[- ]il|idem|pareil|meme (?:question|chose)|et|pour|concernant|quant|cote|du cote)")
VERS = re.compile(rf"(?:^|[.;!?,] ?)\W*(?:{LIEN}[\s,]+)*(?:{ALLER} ?)+(?:a|sur|de|d'|avec|pour)? ?$")  # « et pour Madame, c'est possible ? » speaks of her, to nobody
SIGLES = frozenset("CDI CDD CEP RQTH BTP SNCF CHU PTP CPF CTT VAE RH IT BEP CAP BTS SDF ARE RSA TH".split())  # « un monsieur CDI » has no name
PRENOM = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?(?![\w-])")
# « le poste d'une dame », « je remplace un monsieur », « merci madame »: nobody's case.
PAS_UN_CAS = re.compile(
    r"(?:\b(?:suis|comme|devenir|etre|ete|chez|d'|de|du|des|par|poste|remplace\w*|garde\w*|aide|occupe\w*|merci|bonjour|bonsoir|salut|oui|non|ok|chere?|avec|et avec|en tant que|au bras de|vers)"
    r"|messieurs|mesdames) ?,? ?$")
SOI = re.compile(r"\b(?:suis|m'appelle|moi,? c'est|mon (?:pre)?nom (?:est|:)|ici|de|chez|rue|saint|(?<!passons )(?<!passez )(?<!venons )(?<!venez )(?<!retour )a) ?$")  # « je suis Karim » is who writes
TIERS = re.compile(r"^,? (?:ma |mon |notre |me |m'|nous )")  # « Marie, ma conseillère, me dit… » is nobody's case
RAPPORTE_PAR = re.compile(r"(?: [a-z-]+)? (?:recoit|a recu|suit|accompagne|m'|me |nous |dit|pense|croit|a dit|a vu|voit)")
POLITESSE = re.compile(r"^(?:,| la | le | l'|, monsieur|, madame)?\W*(?:je|j'|bonjour|c'est|l'|le |la |puis-je|pouvez)\b")
ORDRE = ("première", "deuxième", "troisième", "quatrième", "cinquième", "sixième")
CIVILS = {"mme": "madame", "mr": "monsieur", "m": "monsieur"}
GENRES = {**dict.fromkeys(_FEMMES.split("|"), "f"), **dict.fromkeys(_HOMMES.split("|"), "h"), "m": "h", "femme": "f", "mari": "h", "compagne": "f", "compagnon": "h",
          "conjointe": "f", "conjoint": "h", "epoux": "h", "epouse": "f", "copain": "h", "copine": "f", "fils": "h", "fille": "f", "frere": "h", "soeur": "f",
          "pere": "h", "mere": "f", "cousine": "f", "cousin": "h", "amie": "f", "ami": "h", "voisine": "f", "voisin": "h", "neveu": "h", "niece": "f", "pote": "h"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named: the key of their folder, « f » or « h » when said, whether somebody new, and the place of the words."""

    cle: str
    genre: str
    neuf: bool
    debut: int
    fin: int
    nom_propre: bool = False
    rang: int | None = None
    proche: bool = False

    @property
    def neutre(self) -> bool:
        """Return whether the words fit any person: « la personne », « mon bénéficiaire »."""
        return not self.genre and not self.nom_propre


def mentions(texte: str) -> tuple[Mention, ...]:
    """Return who is named in a text, in order; places are those of the text, which must be clean (NFC, plain spaces)."""
    plie = _meme_longueur(texte)
    trouvees = [m for t in MENTION.finditer(plie) if (m := _mention(plie, t)) is not None]
    trouvees += [Mention(t.group(), "", False, t.start(), t.end(), nom_propre=True) for t in PRENOM.finditer(texte)
                 if plier(t.group()) in PRENOMS and not SOI.search(plie[: t.start()]) and not TIERS.match(plie[t.end():]) and not any(m.debut <= t.start() < m.fin for m in trouvees)]
    return tuple(sorted(trouvees, key=lambda m: m.debut))


def _mention(plie: str, t: re.Match[str]) -> Mention | None:
    art, adj, mot = t["art"] or "", t["adj"].strip(), t["f"] or t["h"] or t["n"] or t["p"] or "femme"
    mot = plier(mot)
    if PAS_UN_CAS.search(plie[: t.start()]) or not _bien_dit(plie, t, art, mot):
        return None
    neuf = art in ("un", "une") or mot == "quelqu'un" or bool(re.search(rf"\b(?:{_NEUF})\b", adj) and art not in ("l'", "le", "la", "au")) or bool(t["suite"])
    nom = (t["nom"] or "").strip(" .") if t["f"] or t["h"] else ""
    if nom == "X":  # the white paper's own witness
        return None
    if mot == "collegue" and art in ("mon", "ma"):  # like a relative: a case of one's own, unless only what they say or whom they see is told
        return None if RAPPORTE_PAR.match(plie[t.end():]) else Mention("collègue", "f" if art == "ma" else "h", neuf, t.start(), t.end(), proche=True)
    rang = rang_dit(adj, t["suite"] or "")
    if t["suite"] and rang is not None and t["n"]:
        return Mention(f"personne {ORDRE[min(rang, len(ORDRE) - 1)]}", "", True, t.start(), t.end(), rang=rang)
    civil = CIVILS.get(mot, mot)
    cle = f"{civil} {nom}" if nom else {"madame": "dame"}.get(civil, civil)
    genre = GENRES.get(mot, "f" if art in ("ma", "une", "cette", "la") and mot == "beneficiaire" else "")
    return Mention(cle, genre, neuf, t.start(), t.end(), bool(nom), rang, not (t["f"] or t["h"] or t["n"]))


def _bien_dit(plie: str, t: re.Match[str], art: str, mot: str) -> bool:
    """Return whether the words name somebody: « Monsieur » may stand alone, « cas » or « mari » may not."""
    if not (t["f"] or t["h"] or t["n"]):
        return art in ("mon", "ma", "notre")
    if mot == "quelqu'un":
        return t["adj"].strip() == "" and plie[t.end():].startswith(" d'autre")
    if mot in ("madame", "mme", "monsieur", "mr", "m"):
        return not (not art and POLITESSE.match(plie[t.end():]) and not VERS.search(plie[: t.start()])) and not re.match(r" (?:le|la|les|l') ?[a-z]", plie[t.end():])
    if mot in ("dossier", "cas", "profil", "type", "personne", "mec", "gars", "employe", "client", "salarie", "homme"):
        return bool(art and art not in ("mon", "mes", "ma", "notre") and (t["adj"] or mot not in ("dossier", "cas", "profil"))
                    or t["suite"] or art in ("mon", "notre") and mot in ("client", "salarie"))
    return bool(art)


def rang_dit(adj: str, suite: str = "") -> int | None:
    """Return the place that an ordinal or a number says, counted from 0."""
    chiffre = re.search(r"\d", f"{adj} {suite}")
    if chiffre:
        return int(chiffre.group()) - 1
    return next((r for debut, r in (("prem", 0), ("deux", 1), ("second", 1), ("trois", 2)) if re.search(rf"\b{debut}", adj)), None)


def _meme_longueur(texte: str) -> str:
    """Return the folded text with its places kept; the capital that follows « Mme » stays, it opens a name."""
    plie = "".join(p if len(p := plier(c)) == 1 else c for c in texte)
    def nommer(m: re.Match[str]) -> str:
        mot = texte[m.start(1):m.end(1)]
        sigle = mot in SIGLES
        return m.group() if sigle else m.group()[: m.start(1) - m.start()] + mot[0] + m.group(1)[1:]

    return re.sub(r"\b(?:mme|mr|madame|monsieur|m\.)\.? (\w+)", nommer, plie)


def genre_de(cle: str) -> str:
    """Return « f » or « h » when the key of a folder says it, "" otherwise."""
    return GENRES.get(plier(cle).split(" ")[0], "")
