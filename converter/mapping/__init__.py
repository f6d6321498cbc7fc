"""The mapping: records to RDF; the one place of the converter that knows the ontology."""
