"""Who is who: names, roles, descriptions and pronouns to one actor each."""
