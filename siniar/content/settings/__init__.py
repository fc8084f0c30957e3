"""The settings of a show: one table for each mapping in ``SHOW``, and their parsers."""
