"""Folding French text, so that accents, case and typographic signs never decide."""

from __future__ import annotations

import re
import unicodedata

# Zero-width, bidirectional, tag and control characters, halves of a pair: never meaningful here, often hostile.
INVISIBLES = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def nettoyer(texte: str) -> str:
    """Return the text without invisible characters, composed (NFC), spaces and apostrophes made plain."""
    propre = unicodedata.normalize("NFC", INVISIBLES.sub("", texte))
    propre = propre.replace("’", "'").replace("ʼ", "'").replace("`", "'")
    return re.sub(r"[ \t\u00a0\u202f\u2009]+", " ", propre).strip()


def plier(texte: str) -> str:
    """Return the text in lower case, without accents, ligatures opened, apostrophes plain."""
    bas = nettoyer(texte).lower().replace("œ", "oe").replace("æ", "ae")
    sans = unicodedata.normalize("NFD", bas)
    return "".join(c for c in sans if unicodedata.category(c) != "Mn")
