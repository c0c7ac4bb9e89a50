Facets.take("lands",{"stamp":"ddd9c40767f9","lands":[],"areas":[]});
