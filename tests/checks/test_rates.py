"""The rates of lost facts over whole sets."""

import pytest

from summarize.checks.rates import fact_rates


@pytest.mark.parametrize(
    ("reference", "output", "with_numbers", "missing"),
    [
        ("It was sold in the 1990s.", "It went on sale in the 1990's.", 1, 0.0),
        ("It was sold in the 1990's.", "It went on sale in the 1990s.", 1, 0.0),
        ("It was sold in the 1990s.", "It went on sale in the 1980s.", 1, 1.0),
        ("It was sold then.", "It went on sale.", 0, 0.0),
    ],
)
def test_a_decade_is_a_number_however_it_is_written(reference, output, with_numbers, missing):
    """The segment counts where the reference keeps the decade, and is lost where the output does not."""
    rates = fact_rates(["Máy bán ra vào những năm 1990."], [output], [reference])
    assert (rates.with_numbers, rates.numbers_missing) == (with_numbers, missing)
