"""Personal data put out of a text before it leaves for an outside model, and put back in what comes home.

Masked: social security number, IBAN, e-mail, phone, France Travail id, names, street addresses, birth dates. Kept: RNCP, ROME and
article numbers, SIRET, amounts, places, dates of contracts. Names and addresses are read by heuristics: a few escape, and the page
asks for consent first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assistant.grounding.noms_de_personne import chercher_noms

MOIS = "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
S = r"[\s.\u00a0\u202f-]?"
JOUR = rf"(?:\d{{1,2}}(?:er)?[\s./-]+(?:\d{{1,2}}|(?:{MOIS})\.?)[\s./-]+\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|(?:{MOIS})\s+\d{{4}}|\d{{8}}\b|\d{{4}}\b)"
VOIES_SURES = r"rue|avenue|av\.?|boulevard|bld\.?|bd\.?|impasse|allées?|chemin|quai|square|lotissement|faubourg|lieu[- ]dit|ruelle|esplanade|sentier|traverse|rond-point|promenade"
VOIES_DOUTEUSES = r"place|cours|passage|voie|cité|villa|route|résidence|residence|hameau|montée|mail|parvis|clos|domaine|mas|zone|zac|za|côte"
# Words of a street name: up to a comma, a full stop, a postcode, a town said with « à », or a verb.
NOM_DE_VOIE = r"(?:[\s'’-]+(?!(?:à|a|et|est|mais|je|j|on|car|où|depuis|pour|avec|chez|dans|il|elle|ça|qui)\b)(?!\d{5})[\wÀ-ÿ]+){1,6}"
NUMERO = r"\b\d{1,4}(?:\s?(?:bis|ter|quater|[a-dA-D](?=[\s,])))?\s*,?\s*"
MOTIFS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("COURRIEL", re.compile(
        r"(?<![\w.+%-])[\w.+%'-]{1,64}\s?(?:@|\(at\)|\[at\]|\s(?:arobase|arobas|chez)\s)\s?[\w-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\]|\spoint\s)\s?[\w-]{1,63}){0,4}?\s?(?:\.|\(dot\)|\[dot\]|\spoint\s)"
        r"\s?[a-zA-Z]{2,10}\b", re.IGNORECASE)),
    ("IBAN", re.compile(r"\b[A-Z]{2}\d{2}(?:[\s\u00a0.-]?[A-Z0-9]{4}){3,7}(?:[\s\u00a0.-]?[A-Z0-9]{1,4})?\b", re.IGNORECASE)),
    ("NIR", re.compile(
        rf"(?<!\d)[1-478]{S}\d{{2}}{S}(?:0[1-9]|1[0-2]|[2-9]\d){S}(?:\d{{2}}|2[AaBb]){S}\d{{3}}{S}\d{{3}}(?:{S}(?:clé|cle)?{S}\d{{2}})?(?![\d])")),
    ("TELEPHONE", re.compile(
        r"(?<![\d,])(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?|0\s?)[1-9](?:[\s./\u00a0\u202f-]{0,2}\d{2}){4}(?!\d)"
        r"|(?<![\d,.])0[1-9](?:[\s.-]?\d){8}(?!\d)"
        r"|(?<!\w)\+(?!33)\d{1,3}(?:[\s.-]?\d){7,12}(?!\d)|(?<!\d)\(?0[1-9]\)?(?:[\s./-]{0,3}\d{2}){4}(?!\d)")),
    ("CARTE", re.compile(r"(?<!\d)\d{4}(?:[\s-]?\d{4}){3}(?!\d)")),
    ("IDENTIFIANT", re.compile(r"(?<![\w-])\d{7}\s?[A-Z](?![\w'’])")),
    ("IDENTIFIANT", re.compile(
        r"(?:(?<=identifiant )|(?<=identifiant : )|(?<=identifiant: )|(?<=identifiant est )|(?<=id ft )|(?<=identifiant n° ))\d[\dA-Za-z]{5,11}\b", re.IGNORECASE)),
)
CUE_ID = re.compile(
    r"\b(?:identifiants?|id|n°|numéro|numero|num|matricule)\b[^.\n\d]{0,40}?\b(?:france travail|p[ôo]le[- ]emploi|ft|pe|demandeur|inscription)\b[^.\n\d]{0,20}?"
    r"(?P<d>\d[\dA-Za-z ]{5,12}[\dA-Za-z])\b|\b(?:france travail|p[ôo]le[- ]emploi)\b[^.\n\d]{0,25}\b(?:identifiant|id|n°|numéro|numero)\b[^.\n\d]{0,12}?(?P<e>\d[\dA-Za-z]{5,12})\b", re.IGNORECASE)
# Each word between « né » and the date needs a separator and is counted: a long message cannot make this slow.
NAISSANCE = re.compile(
    r"(?i:\bn[ée]+s?(?:\(e\)|·e|-e)?\b|\bnaissance\b|\bddn\b|\banniversaire\b)"
    r"(?:[\s:=,(]{1,4}(?:(?i:est|c'est|le|au|en|du|un|je suis|a|à)\b|[A-ZÀ-Ý][\w-]{1,25})){0,6}[\s:=,(]{1,4}(?P<d>(?i:"
    + JOUR + "))")
ADRESSES = (
    re.compile(rf"{NUMERO}(?:{VOIES_SURES})\b{NOM_DE_VOIE}", re.IGNORECASE),
    re.compile(rf"{NUMERO}(?i:{VOIES_DOUTEUSES})\b(?=(?:\s(?:de|du|des|la|le|les|d'|l')){{0,3}}\s?[A-ZÀ-Ý])(?i:{NOM_DE_VOIE})"),
    re.compile(rf"(?:(?<=habite )|(?<=habite au )|(?<=domicilié )|(?<=domiciliée )|(?<=adresse : )|(?<=adresse est )|(?<=adresse )|(?<=vis )|(?<=loge ))"
               rf"(?:{NUMERO})?(?:{VOIES_SURES}|{VOIES_DOUTEUSES})\b{NOM_DE_VOIE}", re.IGNORECASE),
    re.compile(r"\b(?:appartement|appart|appt|apt|bâtiment|batiment|bât|bat|escalier|étage)\.?\s(?:n°\s?)?(?:\d{1,4}|[A-H])\b(?!\s?(?:%|€|ans?|mois|heures?))", re.IGNORECASE),
    re.compile(r"\b(?:BP|boîte postale|boite postale)\s?\d{1,5}\b", re.IGNORECASE),
)
IBAN_MINI = 14  # signs
PLACE = re.compile(r"\b(?:NOM|CARTE|COURRIEL|IBAN|NIR|TELEPHONE|IDENTIFIANT|NAISSANCE|ADRESSE)_\d+\b")


@dataclass(slots=True)
class Masque:
    """The table of one answer: the same thing always takes the same place, whatever text it stands in."""

    connus: Callable[[str], bool] = lambda mot: False
    table: dict[str, str] = field(default_factory=dict)  # placeholder -> original words

    def masquer(self, texte: str) -> str:
        """Return the text with personal data replaced by placeholders; they are remembered for the next texts."""
        for original, place in sorted(((v, k) for k, v in self.table.items()), key=lambda c: -len(c[0])):
            texte = re.sub(rf"(?<!\w){re.escape(original)}(?!\w)", place, texte)
        for nom, motif in MOTIFS:
            texte = motif.sub(lambda m, nom=nom: m[0] if nom == "IBAN" and _courant(m[0]) else self._place(nom, m[0]), texte)
        for nom, motif in (("IDENTIFIANT", CUE_ID), ("NAISSANCE", NAISSANCE)):
            texte = motif.sub(lambda m, nom=nom: self._dans(nom, m), texte)
        for motif in ADRESSES:
            texte = motif.sub(lambda m: self._place("ADRESSE", m[0].rstrip()), texte)
        for nom_propre in chercher_noms(texte, self.connus):
            place = self._place("NOM", nom_propre)
            texte = re.sub(rf"(?<!\w){re.escape(nom_propre)}(?!\w)", place, texte)
        return re.sub(rf"(NOM_\d+\s?[,(]\s?)({JOUR})(?!\s?(?:€|euros|heures))", lambda m: m[1] + self._place("NAISSANCE", m[2]), texte)

    def _dans(self, nom: str, m: re.Match[str]) -> str:
        groupe = next(g for g, v in m.groupdict().items() if v)
        debut, fin = m.start(groupe) - m.start(), m.end(groupe) - m.start()
        return m[0][:debut] + self._place(nom, m[groupe]) + m[0][fin:]

    def _place(self, nom: str, original: str) -> str:
        for place, connu in self.table.items():
            if connu == original:
                return place
        place = f"{nom}_{sum(p.startswith(nom + '_') for p in self.table) + 1}"
        self.table[place] = original
        return place

    def demasquer(self, texte: str) -> str:
        """Return the text with the original words back in place."""
        return PLACE.sub(lambda m: self.table.get(m[0], m[0]), texte)


JOUR_ENTIER = re.compile(rf"\d{{1,2}}(?:er)?[\s./-]+(?:\d{{1,2}}|{MOIS})[\s./-]+\d{{2,4}}", re.IGNORECASE)


def identifie(texte: str) -> bool:
    """Return whether a message holds what identifies somebody and that no answer needs: a whole birth date, a phone, an e-mail, a number."""
    if any(motif.search(texte) for nom, motif in MOTIFS if nom != "IBAN"):
        return True
    ne = NAISSANCE.search(texte)
    return bool(ne and JOUR_ENTIER.search(ne["d"])) or any(len(m[0]) >= IBAN_MINI and not _courant(m[0]) for m in dict(MOTIFS)["IBAN"].finditer(texte))


def _courant(texte: str) -> bool:
    """Return whether what looks like an IBAN is only words (no figure after the first four signs)."""
    return sum(c.isdigit() for c in texte) < 8


def masquer(texte: str, connus: Callable[[str], bool] = lambda mot: False) -> tuple[str, Mapping[str, str]]:
    """Return the masked text and its table. connus: whether a folded word is a known job, scheme or place."""
    masque = Masque(connus)
    return masque.masquer(texte), masque.table
