"""The ground: what an incident, a problem, an archive and a page are. Frozen values, no I/O."""
