"""The one aggregation: answers in, overviews per team out."""
