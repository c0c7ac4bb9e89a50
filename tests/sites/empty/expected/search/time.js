Facets.take("time",{"stamp":"ddd9c40767f9","kinds":"","fuzzy":"","starts":"","ends":"","about":""});
