"""How good it is, measured through the same facade as a user."""
