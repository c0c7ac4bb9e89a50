"""sitegen: a static site generator for annotated incident archives."""

__version__ = "0.1.0"
