"""What a headline says: its one main event, who takes part in it and how."""
