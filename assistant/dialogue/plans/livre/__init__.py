"""Facts found by search, the white paper first, and what a team does with it."""
