"""Models as an option: names that a trained model of the user's finds, beside those of the rules."""
