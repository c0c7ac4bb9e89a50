"""A wing: incidents become an archive; the checks that need all of them."""
