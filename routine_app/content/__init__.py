"""From files to values: raw data stops here. Knows YAML and the domain; not time, storage or Qt."""
