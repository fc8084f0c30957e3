"""One file a task; the only room that asks, prints and ends with an exit status."""
