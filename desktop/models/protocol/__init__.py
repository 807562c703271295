"""What the trial asks: frozen, typed, bilingual values."""
