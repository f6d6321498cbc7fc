"""Quads to an immutable release: build plan, store, search index, dumps, description, switch, rollback."""
