"""Terms and names: glossary files, folding of spellings, candidates from the links."""
