"""What can be set, in sections, and how a setting is looked for by a word."""
