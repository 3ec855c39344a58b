"""Promises about the product, mirroring its packages."""
