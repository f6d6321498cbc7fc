"""Who takes part in what an English headline tells, and in which role."""
