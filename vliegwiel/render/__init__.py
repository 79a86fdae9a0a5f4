"""Pictures and printed matter made on the server."""
