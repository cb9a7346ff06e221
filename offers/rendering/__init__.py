"""From an edition's rows to the files that readers get: pages, booklets, feed of search, all made once and stored."""
