Facets.take("places",{"stamp":"0ee2bcfce2ad","incidents":"0","looks":"3","latitudes":"0","longitudes":"0","radii":"0"});
