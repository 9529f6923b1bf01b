"""A PDF read in a child process: pages walked, laid out in columns and grids, then cut into passages."""
