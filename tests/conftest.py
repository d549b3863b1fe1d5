"""For all tests: a machine that other work keeps busy fails none of them."""

from hypothesis import HealthCheck, settings

# Hypothesis measures wall clock: of a test, and of making its examples.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
