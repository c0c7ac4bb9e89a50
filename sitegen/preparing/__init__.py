"""A wing: files of media become facts, clean copies and small pictures. Pure functions of a file's bytes."""
