"""Findings become a Verdict: what is reported, what is silenced and by whom, and what is wrong with the silencing."""
