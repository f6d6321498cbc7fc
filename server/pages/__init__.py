"""What pages show: view models made from the store, free of HTTP and HTML."""
