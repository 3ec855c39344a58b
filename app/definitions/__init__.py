"""Reading checklists from files."""
