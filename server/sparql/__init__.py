"""SPARQL 1.1 Protocol: reading requests, refusing what reaches out, and the processes that answer."""
