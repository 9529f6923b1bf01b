"""Markdown made safe to show: no HTML, no image, no link but to the hosts we know, no mark without its source."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

RETIRE = "(lien retiré)"
IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)|!\[([^\]\n]*)\]\[[^\]\n]*\]")
LIEN = re.compile(r"\[([^\[\]\n]*)\]\(\s*<?([^\s)>]*)>?[^)\n]*\)")
# A definition such as "[x]: address" turns every later "[x]" into a link.
DEFINITION = re.compile(r"^(\s{0,3})\[([^\]\n]+)\]:", re.MULTILINE)
# Bare addresses, which GitHub's Markdown links by itself, with or without a scheme.
ADRESSE = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>\"'`|]+")
# ":mot", "::mot" and ":::mot" are directives for Chainlit's Markdown, which makes them vanish.
DIRECTIVE = re.compile(r":(?=[A-Za-zÀ-ÿ:])")
MARQUE = re.compile(r"( ?)\[(\d{1,3})\]")
GARDE = "\ue000{}\ue001"  # private-use characters stand for a kept link while the rest is escaped
PRIVES = re.compile("[\ue000-\uf8ff]")


def hote_connu(url: str, hotes: Collection[str]) -> bool:
    """Return whether this is an https (or http) address of a known host, without user or port tricks."""
    try:
        morceaux = urlsplit(url)
        port = morceaux.port
    except ValueError:
        return False
    simple = morceaux.username is None and morceaux.password is None and port in (None, 443, 80)
    return simple and morceaux.scheme in ("https", "http") and (morceaux.hostname or "") in hotes


def assainir(texte: str, hotes: Collection[str]) -> str:
    """Return Markdown whose only links go to known hosts; HTML, images, scripts and directives become plain text."""
    gardes: list[str] = []

    def garder(lien: str) -> str:
        gardes.append(lien)
        return GARDE.format(len(gardes) - 1)

    def lien(m: re.Match[str]) -> str:
        return garder(m[0]) if hote_connu(m[2], hotes) and "<" not in m[0] else m[1]

    def adresse(m: re.Match[str]) -> str:
        url = m[0].rstrip(".,;:!?)]»")
        reste = m[0][len(url):]
        return (garder(url) if hote_connu(url, hotes) else RETIRE) + reste

    texte = PRIVES.sub("", texte)
    texte = IMAGE.sub(lambda m: m[1] or m[2] or "", texte)
    texte = LIEN.sub(lien, texte)
    texte = ADRESSE.sub(adresse, texte)
    texte = DEFINITION.sub(r"\1\\[\2] :", texte)
    texte = DIRECTIVE.sub(r"\\:", texte)
    texte = texte.replace("<", "\\<").replace("@", "(arobase)")
    return re.sub("\ue000(\\d+)\ue001", lambda m: gardes[int(m[1])], texte)


def lier_marques(texte: str, cle: str, connues: Collection[int]) -> str:
    """Return the text whose marks [n] are links that the page opens at the side; a mark without source is dropped."""
    def lien(m: re.Match[str]) -> str:
        # A no-break space keeps the mark on the line of the sentence it proves.
        espace = "\u00a0" if m[1] == " " else m[1]
        return f"{espace}[[{m[2]}]](#source-{cle}-{m[2]})" if int(m[2]) in connues else ""

    return MARQUE.sub(lien, texte)
