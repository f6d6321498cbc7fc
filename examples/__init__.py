"""The examples that `communique demo` builds: a small archive and two pages in the form of UN web pages."""
