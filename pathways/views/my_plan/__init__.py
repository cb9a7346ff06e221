"""A young person's plan as they read it, and their say."""
