"""Names in the text: what the model finds, what the tables know, and what each of them gets wrong."""
