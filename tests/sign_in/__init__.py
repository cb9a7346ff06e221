"""Signing in, staying in, and being let in."""
