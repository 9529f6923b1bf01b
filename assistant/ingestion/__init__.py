"""Files to passages. Knows formats, knows nothing of search."""
