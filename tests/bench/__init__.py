"""`make bench`: how fast published pages are, beside nginx on the same machine in the same minutes (docs/performance.md)."""
