"""What is heard of a session, and the media keys that steer it: thin hands on `sound/` and `system/`."""
