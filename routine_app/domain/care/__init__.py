"""The rules that care for her around a session: when to stop, whom to tell, what to ask and to offer."""
