Facets.take("when/0",{"stamp":"0ee2bcfce2ad","number":0,"rows":["May 2023, day unknown"]});
