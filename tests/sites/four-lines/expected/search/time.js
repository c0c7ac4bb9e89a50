Facets.take("time",{"stamp":"0ee2bcfce2ad","kinds":"2","fuzzy":"","starts":"","ends":"","about":""});
