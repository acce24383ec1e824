"""Roles: the words for what people and bodies are, with country, sector, number, and the name they stand with."""
