"""Finds what the tests need besides Python: a browser, Node, Java, podcast programs."""
