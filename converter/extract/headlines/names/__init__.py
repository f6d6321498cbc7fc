"""Names in English headlines: where they begin and end, who bears them, and whether a place acts or is the scene."""
