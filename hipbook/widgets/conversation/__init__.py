"""Conversation: setting up, one short question a screen."""
