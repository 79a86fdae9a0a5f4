"""The aiohttp application: thin views around the use cases."""
