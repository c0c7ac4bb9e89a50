"""A wing: the archive becomes pages, feeds and downloads."""
