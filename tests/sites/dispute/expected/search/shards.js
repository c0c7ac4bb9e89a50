Facets.take("shards",{"stamp":"faf52f13be77","depth":0,"shards":["all"],"chunk":10});
