"""The player: time goes in as an argument, events come out. Knows no clock of its own, no window, no files."""
