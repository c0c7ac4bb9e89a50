Facets.take("places",{"stamp":"faf52f13be77","incidents":"01","looks":"35","latitudes":"0Q%RE1","longitudes":"0QYR6","radii":"0a"});
