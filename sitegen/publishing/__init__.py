"""A wing: pages become the published folder, and only ever a whole one."""
