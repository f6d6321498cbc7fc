"""Proof that units conform, without the referee: what is not proven here goes to it.

The shapes are compiled once into checks over a unit's statements as text. A check that says yes is right: pySHACL
would report nothing. One that says no, or does not know, decides nothing.
"""
