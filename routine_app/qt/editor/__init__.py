"""The editor of a routine: its form and its text side by side, two views of one draft."""
