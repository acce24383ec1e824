"""What the knowledge base says of the actors: ids, countries, offices; capitals as governments or places."""
