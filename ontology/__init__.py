"""The vocabulary in Turtle, its concept schemes, the authority tables, and the Python names for them."""
