"""When: dates and periods in prose, as precise as stated."""
