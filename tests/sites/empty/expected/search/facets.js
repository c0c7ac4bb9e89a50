Facets.take("facets",{"stamp":"ddd9c40767f9","count":0,"base":0,"earliest":"","span":"","published":"","undated":"","facets":[],"chunk":500});
