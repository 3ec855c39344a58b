"""Handleplan: people's own tab, where the program keeps some columns and proposes lines."""
