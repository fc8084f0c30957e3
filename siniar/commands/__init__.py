"""One file a task: what it asks, prints and exits with; the only room that does."""
