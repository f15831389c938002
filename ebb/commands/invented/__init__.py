"""An invented person for `ebb demo`: half a year of waves made by chance. Pure.

She is nobody. The numbers are chosen so that every page can be looked at full; they are
not evidence about anyone, and nothing of them reaches `ebb.science`.
"""
