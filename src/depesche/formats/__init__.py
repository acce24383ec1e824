"""hand on: the record in the forms that other programs and people's tables take."""
