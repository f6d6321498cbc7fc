"""The authority: which entity a name means, from the tables of the project and of the user."""
