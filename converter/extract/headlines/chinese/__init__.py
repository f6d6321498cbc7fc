"""Headlines in Chinese: names by shape, what happened, and who takes part by the order of words."""
