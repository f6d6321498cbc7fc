"""Documents to quads.

Readers know formats, extraction knows prose, the authority knows names, the mapping knows the ontology.
"""
