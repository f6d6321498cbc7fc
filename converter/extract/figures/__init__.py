"""How many: counts of people and things, sums of money, votes."""
