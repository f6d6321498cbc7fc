"""The SHACL shapes, one file a class, and the gate that runs them: what fails is not published."""
