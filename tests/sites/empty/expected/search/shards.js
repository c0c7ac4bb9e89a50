Facets.take("shards",{"stamp":"ddd9c40767f9","depth":0,"shards":[],"chunk":10});
