"""The doctor before servers and repositories that are ill in every way that it knows."""
