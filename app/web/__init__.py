"""The form and the pages around it."""
