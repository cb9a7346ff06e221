"""Pages about signing in, by subject."""
