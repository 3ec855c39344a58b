"""Handleplan: people's own tab."""
