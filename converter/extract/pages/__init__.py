"""What the page of a process or a mission says: talks and their rounds, bodies, crises, documents, quotations."""
