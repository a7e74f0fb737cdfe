"""Care around the session: the first run, the gate, feeling unwell, what to keep to, the prompts."""
