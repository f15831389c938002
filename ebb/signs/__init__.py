"""How it is, in three taps; and four signs once a week. Asked only if she asked for it."""
