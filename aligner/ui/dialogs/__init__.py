"""What asks the editor before something is done, one dialog a file."""
