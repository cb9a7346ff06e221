"""Getting people in from a case system's extract, and out again in the same form (docs/importing.md)."""
