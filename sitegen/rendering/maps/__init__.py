"""Locator maps as SVG: a region in its surroundings, and where in it something was."""
