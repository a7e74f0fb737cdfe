"""The session: its page, its controller, its questions, and Finish."""
