"""TEI as the ParlaMint project has it: a corpus root, a file per sitting, and tables of metadata beside them."""
