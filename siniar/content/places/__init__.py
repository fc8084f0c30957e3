"""Where things lie in content/, and what lies there without being used."""
