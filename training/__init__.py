"""Recipes that train the built-in models. Not installed with the package, and imports nothing of it for the loop."""
