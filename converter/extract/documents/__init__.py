"""Which document: UN symbols in their many spellings, treaties and agreements by name."""
