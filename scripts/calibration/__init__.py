"""Measuring how often the rules of the headline reader are right."""
