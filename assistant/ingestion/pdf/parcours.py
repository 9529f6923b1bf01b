"""The drawing operations of a page walked once: which text is shown, where, and what is painted around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.ingestion.pdf.contenu import (
    ETATS,
    IDENTITE,
    Chemin,
    Etat,
    Matrice,
    Montre,
    Mot,
    Operation,
    Police,
    boite_de,
    commun,
    composer,
    fois,
    nombre,
    point,
    six,
)

CHEMINS_MAX = 20_000  # a map or a drawing beyond it says nothing of tables


@dataclass(slots=True)
class Parcours:
    """One page walked: fill montres and chemins in the order of the page. opacites, masques: by resource name."""

    polices: Mapping[str, Police] = field(default_factory=dict)
    opacites: Mapping[str, float] = field(default_factory=dict)
    masques: frozenset[str] = frozenset()
    montres: list[Montre] = field(default_factory=list)
    chemins: list[Chemin] = field(default_factory=list)
    _etat: Etat = Etat()
    _pile: list[Etat] = field(default_factory=list)
    _tm: Matrice = IDENTITE
    _ligne: Matrice = IDENTITE
    _marques: list[bool] = field(default_factory=list)
    _trace: list[list[tuple[float, float]]] = field(default_factory=list)
    _courbe: bool = False
    _coupe: bool = False

    def suivre(self, operations: Iterable[Operation]) -> Parcours:
        """Walk the operations and return self."""
        for rang, (operandes, operateur) in enumerate(operations):
            geste = _GESTES.get(operateur)
            if geste:
                geste(self, operandes, rang)
            elif operateur in ETATS:
                self._etat = ETATS[operateur](self._etat, operandes)
        return self

    def _empiler(self, operandes: list[object], rang: int) -> None:
        self._pile.append(self._etat)

    def _depiler(self, operandes: list[object], rang: int) -> None:
        self._etat = self._pile.pop() if self._pile else self._etat

    def _marquer(self, operandes: list[object], rang: int) -> None:
        cache = len(operandes) > 1 and str(operandes[0]) == "/OC" and str(operandes[1]) in self.masques
        self._marques.append(cache)

    def _demarquer(self, operandes: list[object], rang: int) -> None:
        if self._marques:
            self._marques.pop()

    def _opacite(self, operandes: list[object], rang: int) -> None:
        nom = str(operandes[0]) if operandes else ""
        self._etat = replace(self._etat, opacite=self.opacites.get(nom, self._etat.opacite))

    def _debut_texte(self, operandes: list[object], rang: int) -> None:
        self._tm = self._ligne = IDENTITE

    def _matrice(self, operandes: list[object], rang: int) -> None:
        self._tm = self._ligne = six(operandes)

    def _deplacer(self, operandes: list[object], rang: int) -> None:
        self._tm = self._ligne = fois((1, 0, 0, 1, nombre(operandes, 0), nombre(operandes, 1)), self._ligne)

    def _deplacer_interligne(self, operandes: list[object], rang: int) -> None:
        self._etat = replace(self._etat, interligne=-nombre(operandes, 1))
        self._deplacer(operandes, rang)

    def _a_la_ligne(self, operandes: list[object], rang: int) -> None:
        self._deplacer([0, -self._etat.interligne], rang)

    def _montrer(self, operandes: list[object], rang: int) -> None:
        pieces = operandes[0] if operandes and isinstance(operandes[0], list) else operandes[-1:]
        self._ecrire(pieces, rang)

    def _montrer_ligne(self, operandes: list[object], rang: int) -> None:
        if len(operandes) > 2:
            self._etat = replace(self._etat, tw=nombre(operandes, 0), tc=nombre(operandes, 1))
        self._a_la_ligne([], rang)
        self._ecrire(operandes[-1:], rang)

    def _ecrire(self, pieces: list[object], rang: int) -> None:
        """Record the words of one operation and move the pen to their end."""
        etat, matrice = self._etat, fois(self._tm, self._etat.ctm)
        mots, x, longueur = composer(pieces, etat, self.polices.get(etat.police))
        hauteur = abs(etat.taille) * (matrice[2] ** 2 + matrice[3] ** 2) ** 0.5
        poses = tuple(Mot(t, *point(a, etat.ts, matrice), *point(b, etat.ts, matrice)) for t, a, b in mots)
        self.montres.append(Montre(rang, poses, matrice, hauteur, longueur, any(self._marques), etat))
        self._tm = fois((1, 0, 0, 1, x, 0), self._tm)

    def _tracer(self, operandes: list[object], rang: int) -> None:
        """Add the end points of a line or a curve to the path (control points stay inside its box or near it)."""
        points = [point(nombre(operandes, i), nombre(operandes, i + 1), self._etat.ctm)
                  for i in range(0, len(operandes) - 1, 2)]
        if not points:
            return
        self._courbe |= len(points) > 1
        if self._trace:
            self._trace[-1].extend(points)
        else:
            self._trace.append(points)

    def _commencer(self, operandes: list[object], rang: int) -> None:
        self._trace.append([point(nombre(operandes, 0), nombre(operandes, 1), self._etat.ctm)])

    def _rectangle(self, operandes: list[object], rang: int) -> None:
        x, y, large, haut = (nombre(operandes, i) for i in range(4))
        self._trace.append([point(a, b, self._etat.ctm)
                            for a, b in ((x, y), (x + large, y), (x + large, y + haut), (x, y + haut), (x, y))])

    def _fermer(self, operandes: list[object], rang: int) -> None:
        if self._trace:
            self._trace[-1].append(self._trace[-1][0])

    def _couper(self, operandes: list[object], rang: int) -> None:
        self._coupe = True

    def _remplir(self, operandes: list[object], rang: int) -> None:
        for points in self._trace:
            self._peindre(rang, points, True)
        self._clore(operandes, rang)

    def _border(self, operandes: list[object], rang: int) -> None:
        for points in self._trace:
            for a, b in zip(points, points[1:], strict=False):
                self._peindre(rang, [a, b], False)
        self._clore(operandes, rang)

    def _remplir_border(self, operandes: list[object], rang: int) -> None:
        trace, courbe = [*self._trace], self._courbe
        self._remplir(operandes, rang)
        self._trace, self._courbe = trace, courbe
        self._border(operandes, rang)

    def _peindre(self, rang: int, points: list[tuple[float, float]], rempli: bool) -> None:
        if len(self.chemins) < CHEMINS_MAX:
            couleur = self._etat.couleur if self._etat.opacite > 0.5 else None
            self.chemins.append(Chemin(rang, boite_de(points), rempli, couleur, self._courbe))

    def _clore(self, operandes: list[object], rang: int) -> None:
        if self._coupe and self._trace:
            boite = boite_de(p for points in self._trace for p in points)
            self._etat = replace(self._etat, cadre=commun(self._etat.cadre, boite))
        self._trace, self._courbe, self._coupe = [], False, False

    def _degrade(self, operandes: list[object], rang: int) -> None:
        """Record a shading, which fills all that the clip lets through with a colour of its own."""
        self.chemins.append(Chemin(rang, self._etat.cadre, True, None, False, True))

    def _image(self, operandes: list[object], rang: int) -> None:
        coins = boite_de(point(x, y, self._etat.ctm) for x in (0, 1) for y in (0, 1))
        self.chemins.append(Chemin(rang, coins, True, None, False, True))


_Geste = Callable[[Parcours, list[object], int], None]
_GESTES: dict[bytes, _Geste] = {
    b"q": Parcours._empiler, b"Q": Parcours._depiler, b"gs": Parcours._opacite,
    b"BDC": Parcours._marquer, b"BMC": Parcours._marquer, b"EMC": Parcours._demarquer,
    b"BT": Parcours._debut_texte, b"Tm": Parcours._matrice, b"Td": Parcours._deplacer,
    b"TD": Parcours._deplacer_interligne, b"T*": Parcours._a_la_ligne,
    b"Tj": Parcours._montrer, b"TJ": Parcours._montrer, b"'": Parcours._montrer_ligne, b'"': Parcours._montrer_ligne,
    b"m": Parcours._commencer, b"re": Parcours._rectangle, b"h": Parcours._fermer, b"W": Parcours._couper, b"W*": Parcours._couper,
    **dict.fromkeys((b"l", b"c", b"v", b"y"), Parcours._tracer),
    **dict.fromkeys((b"f", b"F", b"f*"), Parcours._remplir),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), Parcours._remplir_border),
    b"S": Parcours._border, b"s": Parcours._border,
    b"n": Parcours._clore, b"sh": Parcours._degrade, b"Do": Parcours._image, b"INLINE IMAGE": Parcours._image,
}  # fmt: skip
