// (begins with a line that says the build: ebb/offline/views.py)
