"""What scripts/compile_authority.py is made of: one file a kind of table, and what is kept by hand in hand/*.csv."""
