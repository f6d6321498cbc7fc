"""What operators need: who asked for what, how long it took, and whether the site is well."""
