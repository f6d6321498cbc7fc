"""Shapes over a release as a whole: what several sources say of the same thing, and do not agree on.

The gate sees one unit at a time; these constraints need all of them. Their SELECT finds in the merged graph what is
stated twice; `cmsh:evidence` lists the statements behind one finding, and the named graphs that hold them tell who says
which. See https://www.w3.org/TR/shacl/#sparql-constraints.
"""
