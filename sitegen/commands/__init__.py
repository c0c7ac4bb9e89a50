"""The door: the words a person types; the only place for clock and environment."""
