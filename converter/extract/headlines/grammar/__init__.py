"""The grammar of an English headline: words, clauses, verb groups, and the function of each noun phrase."""
