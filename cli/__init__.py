"""The command `communique`: thin, one function a verb."""
