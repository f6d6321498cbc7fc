"""`communique releases`: list, switch, roll back, prune, compare."""
