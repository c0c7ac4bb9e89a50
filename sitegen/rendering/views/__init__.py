"""What each page is handed: frozen values, encoded once, hashed into the page's key."""
