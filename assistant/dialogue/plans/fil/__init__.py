"""The thread of the talk: follow-ups, reminders, small talk, what is no question of the field."""
