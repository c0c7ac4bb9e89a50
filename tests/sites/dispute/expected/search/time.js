Facets.take("time",{"stamp":"faf52f13be77","kinds":"25","fuzzy":"","starts":"","ends":"","about":""});
