"""Speed, memory and start, each as a ratio against a named rival in the same run."""
