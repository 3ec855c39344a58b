"""What people do with the form, in a real browser."""
