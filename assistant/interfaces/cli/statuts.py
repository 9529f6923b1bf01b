"""The exit statuses, which other programs rely on."""

REUSSI, RIEN, PARTIEL = 0, 1, 2
