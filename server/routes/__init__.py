"""Handlers: one file a family of addresses, each handler a few lines."""
