"""Official exports (RNCP, ROME, trainings) read as streams and kept as compact tables of facts, all or nothing."""
