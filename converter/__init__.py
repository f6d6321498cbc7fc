"""Documents to quads: readers know formats, extraction knows prose, the authority knows names, the mapping knows the ontology."""
