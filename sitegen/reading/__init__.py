"""A wing: files become incidents and problems."""
