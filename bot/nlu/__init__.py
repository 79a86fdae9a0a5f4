"""What the assistant understands of a message: one Rasa component per concern, and the models behind them.

The models (``lineair``, ``leren_*``) know nothing of Rasa; the components only carry them through training and running.
"""
