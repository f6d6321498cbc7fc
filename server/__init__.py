"""A release to HTTP: negotiation, resources, pages, SPARQL."""
