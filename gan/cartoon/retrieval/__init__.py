"""Which characters, actions, props and places are played for the words of a scene."""
