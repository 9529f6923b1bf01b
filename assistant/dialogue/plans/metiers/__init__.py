"""Jobs: near ones, how exposed to AI, what leads to them."""
