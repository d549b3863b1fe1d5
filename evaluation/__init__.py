"""Quality, measured with the product's own path and pinned; not installed with the package."""
