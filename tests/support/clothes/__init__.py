"""One report in many clothes: the same words as other writers, layouts and extraction tools would hand them over."""
