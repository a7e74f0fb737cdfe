"""The Routines page: the list of them, and what she can do with each."""
