"""Whose case it is: the persons that a conversation speaks of, each with facts and turns of one's own."""
