"""Pure calculators: numbers in, a number with its rule and working out."""
