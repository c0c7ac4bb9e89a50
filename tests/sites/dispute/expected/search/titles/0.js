Facets.take("titles/0",{"stamp":"faf52f13be77","number":0,"rows":[["2022-storm","Storm over the harbour"],["2023-05-22-quay-fire","Fire at the quay"]]});
