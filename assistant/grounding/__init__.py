"""Text to proof: citations resolved, quotations and figures checked."""
