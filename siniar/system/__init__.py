"""Files, folders, paths, processes, http, the store: what the machine offers."""
