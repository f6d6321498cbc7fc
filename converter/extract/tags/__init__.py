"""What the tags and topic headings of a page mean: a course of events, a body, a person, or only a topic."""
