"""From files to values: raw data stops here. Knows files and the domain; not time, storage or Qt."""
