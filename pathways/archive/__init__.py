"""Everything about one young person as one file: what is in it, how it is made, where it lies and when it goes."""
