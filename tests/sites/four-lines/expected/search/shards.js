Facets.take("shards",{"stamp":"0ee2bcfce2ad","depth":0,"shards":["all"],"chunk":10});
