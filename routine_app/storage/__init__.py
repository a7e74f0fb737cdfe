"""The diary and her preferences on disk. Knows SQLite and YAML files; not the player, the catalogue or Qt."""
