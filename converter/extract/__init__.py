"""Extraction: what prose says, one file a kind of fact; every rule has a name, which the evidence carries."""
