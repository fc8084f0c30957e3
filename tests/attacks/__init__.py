"""Text of strangers in every place that takes text: harmless in everything that is published."""
