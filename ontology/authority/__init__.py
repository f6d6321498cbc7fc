"""The authority tables: who and what a name means, with identifiers that a second source confirms."""
