"""The languages that the form can be read in."""
