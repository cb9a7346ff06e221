"""A young person's own pages. Nothing here notes a look: it is their own record."""
