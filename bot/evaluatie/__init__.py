"""Peers to compare the assistant's understanding with: each learns one folder of lines and answers another's.

Nothing here runs for clients. What a peer reads and writes is described in ``bot.evaluatie.peer``.
"""
