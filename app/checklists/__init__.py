"""The checklists, one TOML file each."""
