"""Changes, one function each: permission, lock, change and the record of it, in one transaction."""
