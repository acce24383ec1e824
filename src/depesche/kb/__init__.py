"""``depesche kb``: the commands over the knowledge base, and how they show it. What they do is in actors/knowledge."""
