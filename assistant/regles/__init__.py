"""The law: (profil, date) gives one Bilan per dispositif, with reasons. Pure; the only I/O is loading."""
