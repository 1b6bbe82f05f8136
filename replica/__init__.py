"""A parliament in a box: synthetic meetings served like the real service, faults included.

Everything comes from one seed and the truth is known: ``build_world`` makes people and meetings, ``render_text`` and
``render_pdf`` print a meeting's report and give the truth of it. All persons, parties and words are invented.
"""
