"""What Today shows, and the words for it."""
