"""Edits of a routine's text: an edit is a splice at the place of what it changes, and nothing else is touched."""
