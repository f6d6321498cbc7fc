"""What a build leaves to a person: the table of what it could not identify, and the decisions made in it."""
