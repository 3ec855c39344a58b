"""The checklists that come with the product: what they hold and how they read."""
