Facets.take("when/0",{"stamp":"faf52f13be77","number":0,"rows":["2022, month unknown","from 22 May 2023, end unknown"]});
