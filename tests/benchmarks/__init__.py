"""The measurements themselves are right."""
