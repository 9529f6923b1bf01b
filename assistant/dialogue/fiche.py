"""The five lines that present any scheme, in the words of the page."""

LIGNES = (("pour_qui", "Pour qui"), ("qui_decide", "Qui décide"), ("salaire_pendant", "Votre paie pendant ce temps"),
          ("qui_paie", "Qui paie la formation"), ("risque", "Ce qui est en jeu"))
