"""What was submitted: teams, rounds, responses and the outbox, in SQL."""
