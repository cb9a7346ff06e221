"""The demo: invented people to walk about as, and an inbox of what would have been sent. None of it is there in production."""
