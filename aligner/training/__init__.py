"""Training a static embedding model from bitext; torch is imported when training starts."""
