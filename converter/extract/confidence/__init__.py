"""How sure statements are: confidences measured against annotated headlines, and the threshold for publishing."""
