"""What editors write: settings, notes and pages become a show and its episodes."""
