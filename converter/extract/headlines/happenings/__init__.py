"""What an English headline says has happened: its type, when, and whether it is planned, claimed or done."""
