"""A wing: prose becomes safe HTML with marked passages and citations."""
