Facets.take("titles/0",{"stamp":"0ee2bcfce2ad","number":0,"rows":[["2023-05-harbour-fire","Fire at the harbour"]]});
