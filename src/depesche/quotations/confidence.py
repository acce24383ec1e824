"""How far each rule can be trusted."""

CONFIDENCE: dict[str, float] = {}
"""Share of a rule's quotations that the German training part confirms (message Dice >= 0.5)."""
