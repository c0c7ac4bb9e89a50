Facets.take("places",{"stamp":"ddd9c40767f9","incidents":"","looks":"","latitudes":"","longitudes":"","radii":""});
